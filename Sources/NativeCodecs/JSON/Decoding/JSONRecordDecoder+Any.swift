import Bytes
import RecordModel

// Records of any type: an object with the member `@type`, which names the type of the rest.
//
// Source: Protocol Buffers, *ProtoJSON Format*, "Any".
extension JSONRecordDecoder {
  /// The members of an object that say what is in it.
  private struct Outline {
    var type: String?
    /// Where the value of the member `value` begins.
    var value: Int?
    var isEmpty = true
    /// Where the object ends.
    var end = 0
  }

  /// The object of the fields `type_url` and `value` that an object with a type represents; `nil` for an object without a
  /// type, which is read unchanged.
  mutating func objectOfTyped(_ shaped: JSONPlan.Shaped) throws(DecodingFailure) -> [UInt8]? {
    let start = reader.bytes.offset
    let outline = try outline()
    reader.bytes.rewind(to: start)
    guard let type = outline.type else { return nil }
    guard let position = plan.position(ofTypeAt: type) else {
      throw reader.failure(.malformed(TypeURL.unknown(type)))
    }
    var content = DynamicRecord(schema: plan.schema(at: position))
    if plan.isWrapped(at: position) {
      guard let value = outline.value else {
        throw reader.failure(.malformed("a \(type) is the member \"value\", which is missing"))
      }
      reader.bytes.skip(known: value - start)
      try read(content: &content, at: position)
    } else {
      typedDepth = depth + 1
      try read(content: &content, at: position)
    }
    reader.bytes.skip(known: outline.end - reader.bytes.offset)
    let bytes: [UInt8]
    do throws(EncodingFailure) {
      let limits = DecodingLimits(depth: reader.limits.depth)
      bytes = try ProtobufCodec<DynamicRecord>(schema: content.schema, limits: limits)
        .encode(content)
    } catch {
      reader.bytes.rewind(to: start)
      throw reader.failure(.malformed("\(error)"))
    }
    return object(of: shaped) { number, buffer in
      if number == 1 {
        buffer.append(quoted: type)
      } else {
        buffer.append(UInt8(ascii: "\""))
        buffer.append(base64: bytes)
        buffer.append(UInt8(ascii: "\""))
      }
    }
  }

  private mutating func read(
    content: inout DynamicRecord, at position: Int
  ) throws(DecodingFailure) {
    if plan.records.indices.contains(position) {
      shape = .members
      try read(&content, at: position)
    } else {
      try readShaped(&content, at: position)
    }
  }

  /// Passes over an object and notes what is in it.
  private mutating func outline() throws(DecodingFailure) -> Outline {
    var outline = Outline()
    _ = reader.bytes.skip(ifNext: UInt8(ascii: "{"))
    reader.bytes.skipWhitespace()
    if !reader.bytes.skip(ifNext: UInt8(ascii: "}")) {
      repeat {
        reader.bytes.skipWhitespace()
        let name = try reader.readName()
        reader.bytes.skipWhitespace()
        if name == TypeURL.value { outline.value = reader.bytes.offset }
        if name == TypeURL.member {
          guard reader.bytes.skip(ifNext: UInt8(ascii: "\"")) else {
            throw wrongType("the URL of a type")
          }
          outline.type = try reader.readString()
        } else {
          try reader.skipValue()
        }
        reader.bytes.skipWhitespace()
      } while reader.bytes.skip(ifNext: UInt8(ascii: ","))
      guard reader.bytes.skip(ifNext: UInt8(ascii: "}")) else {
        throw reader.unexpected("a comma or the end of the object")
      }
    }
    outline.end = reader.bytes.offset
    return outline
  }
}

extension JSONPlan {
  /// Where the record is whose type a URL names.
  func position(ofTypeAt url: String) -> Int? {
    TypeURL.typeName(url).flatMap { types[$0] }
  }

  /// The schema of the record at a position.
  func schema(at position: Int) -> RecordSchema {
    schemas[shaped(at: position)?.record ?? position]
  }

  /// Whether a record with a type is a member `value` of the object, since it is not an object of its fields.
  func isWrapped(at position: Int) -> Bool {
    switch shaped(at: position)?.shape {
    case nil, .members, .checkedMembers: false
    default: true
    }
  }
}
