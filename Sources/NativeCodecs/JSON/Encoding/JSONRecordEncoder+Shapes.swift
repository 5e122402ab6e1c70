import Bytes
public import RecordModel

// Records that are not written as plain objects of their fields.
//
// A record always hands over all its fields. Where its value stands for one of them, the fields are written without names
// and brackets. Where its value is a text, the object of the fields is written first and the text takes its place.
//
// Source: Protocol Buffers, *ProtoJSON Format*, "Representation of each type".
extension JSONRecordEncoder {
  /// What is to be set back after a record of another shape.
  @usableFromInline struct Outer {
    let shape: JSONPlan.Shape
    let quotesLong: Bool
    let omitsDefaults: Bool
    /// Where the record begins in the buffer.
    let start: Int
  }

  /// Writes a record at a position of the plan after those of plain ones.
  @inlinable @inline(never)
  mutating func writeShaped<Value: RecordValue>(
    _ record: Value, at position: Int
  ) throws(EncodingFailure) {
    guard let shaped = plan.shaped(at: position) else {
      throw EncodingFailure(.unrepresentable("the schema has no record in this field"))
    }
    let outer = enterShape(shaped)
    if shaped.isWritten, shaped.written > 0 {
      try writeValue(record, from: shaped.written)
    } else {
      try write(record, from: plan.records[shaped.record].first)
    }
    try leaveShape(outer)
  }

  /// Writes the fields of a record without what is between them.
  @inlinable
  mutating func writeValue<Value: RecordValue>(
    _ record: Value, from first: Int
  ) throws(EncodingFailure) {
    guard depth < depthLimit else { throw EncodingFailure(.nestingTooDeep(limit: depthLimit)) }
    depth &+= 1
    next = first
    try record.encode(to: &self)
    guard plan.fields[next].number == 0 else {
      throw EncodingFailure(.outOfOrder(number: plan.fields[next].number))
    }
    depth &-= 1
  }

  @usableFromInline @inline(never)
  mutating func enterShape(_ shaped: JSONPlan.Shaped) -> Outer {
    let outer = Outer(
      shape: shape, quotesLong: quotesLong, omitsDefaults: omitsDefaults, start: buffer.count)
    shape = shaped.isWritten ? shaped.shape : .members
    switch shape {
    case .members:
      // In a value that is written where it is.
      omitsDefaults = !plan.form.writesDefaults
      quotesLong = plan.form.quotesLongIntegers
    case .timestamp, .duration, .fieldMask, .any:
      // The object of the fields is only looked at here.
      omitsDefaults = false
      quotesLong = false
    default: omitsDefaults = false
    }
    return outer
  }

  @usableFromInline @inline(never)
  mutating func leaveShape(_ outer: Outer) throws(EncodingFailure) {
    switch shape {
    case .timestamp, .duration, .fieldMask: try replaceByText(from: outer.start)
    case .any: try replaceByTyped(from: outer.start)
    case .value where buffer.count == outer.start: buffer.append(word: "null")
    default: break
    }
    shape = outer.shape
    quotesLong = outer.quotesLong
    omitsDefaults = outer.omitsDefaults
  }

  // MARK: Texts

  /// What the object of a record's fields says.
  private struct Parts {
    var numbers: [Int64] = []
    var texts: [String] = []
  }

  /// Takes an object of fields off the buffer.
  private mutating func takeParts(from start: Int) throws(EncodingFailure) -> Parts {
    let parts: Result<Parts, DecodingFailure> = buffer.withBytes { bytes in
      do throws(DecodingFailure) {
        // As long as it is: what is written may be longer than what is read.
        let limits = DecodingLimits(inputBytes: .max, stringBytes: .max)
        let object = bytes.extracting(start..<bytes.byteCount)
        return .success(
          try JSONTokenizer.reading(object, limits: limits) {
            tokens throws(DecodingFailure) -> Parts in
            var parts = Parts()
            while let token = try tokens.next() {
              switch token {
              case .number(let number): parts.numbers.append(number.int64 ?? 0)
              case .string(let text): parts.texts.append(text)
              default: break
              }
            }
            return parts
          })
      } catch {
        return .failure(error)
      }
    }
    buffer.truncate(to: start)
    do {
      return try parts.get()
    } catch {
      throw EncodingFailure(.unrepresentable("\(error)"))
    }
  }

  /// Puts a text in the place of the object of fields that ends the buffer.
  private mutating func replaceByText(from start: Int) throws(EncodingFailure) {
    let parts = try takeParts(from: start)
    let text: String?
    let reason: String
    if shape == .fieldMask {
      text = FieldMaskText.text(parts.texts)
      reason = "the paths would not be read as the same: \(FieldMaskText.expectation)"
    } else {
      let (seconds, nanoseconds) = (parts.numbers.first ?? 0, parts.numbers.dropFirst().first ?? 0)
      let time = TimeText(seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: nanoseconds))
      text = shape == .timestamp ? time.moment : time.span
      let expected =
        shape == .timestamp ? TimeText.momentExpectation : TimeText.spanExpectation
      reason = "\(seconds) s and \(nanoseconds) ns are not \(expected)"
    }
    guard let text else { throw EncodingFailure(.unrepresentable(reason)) }
    buffer.append(quoted: text)
  }

  // MARK: Records of any type

  /// Puts an object with a type in the place of the object of a URL and bytes that ends the buffer.
  ///
  /// Source: Protocol Buffers, *ProtoJSON Format*, "Any".
  private mutating func replaceByTyped(from start: Int) throws(EncodingFailure) {
    let parts = try takeParts(from: start)
    guard parts.texts.count == 2, let bytes = [UInt8](base64: parts.texts[1]) else {
      throw EncodingFailure(.unrepresentable("a record of any type has a URL and bytes"))
    }
    let url = parts.texts[0]
    if url.isEmpty, bytes.isEmpty {
      buffer.append(word: "{}")
      return
    }
    guard let position = plan.position(ofTypeAt: url) else {
      throw EncodingFailure(.unrepresentable(TypeURL.unknown(url)))
    }
    let content = try plan.content(bytes, at: position, url: url, depth: depthLimit)
    buffer.append(word: "{\"@type\":")
    buffer.append(quoted: url)
    let isWrapped = plan.isWrapped(at: position)
    if isWrapped { buffer.append(word: ",\"value\":") }
    let place = buffer.count
    omitsDefaults = !plan.form.writesDefaults
    quotesLong = plan.form.quotesLongIntegers
    shape = .members
    depth &+= 1
    if plan.records.indices.contains(position) {
      try write(content, from: plan.records[position].first)
    } else {
      try writeShaped(content, at: position)
    }
    depth &-= 1
    if isWrapped {
      buffer.append(UInt8(ascii: "}"))
    } else if buffer.count == place + 2 {
      // No members.
      buffer.truncate(to: place)
      buffer.append(UInt8(ascii: "}"))
    } else {
      buffer.replace(at: place, with: UInt8(ascii: ","))
    }
  }
}

extension JSONPlan {
  /// The record that bytes of a type are. A function of its own, since what it needs of the stack is much and is needed
  /// once at a time, however deep such records nest.
  @inline(never)
  fileprivate func content(
    _ bytes: [UInt8], at position: Int, url: String, depth: Int
  ) throws(EncodingFailure) -> DynamicRecord {
    do throws(DecodingFailure) {
      return try ProtobufCodec<DynamicRecord>(
        schema: schema(at: position), limits: DecodingLimits(depth: depth)
      ).decode(bytes)
    } catch {
      throw EncodingFailure(.unrepresentable("the bytes are not a \(url): \(error)"))
    }
  }
}
