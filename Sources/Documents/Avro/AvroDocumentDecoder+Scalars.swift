import Bytes
import NativeCodecs
import RecordModel

extension AvroDocumentDecoder {
  /// Reads a value that is neither a record, an array, a map nor of a union.
  mutating func scalarValue(
    of type: AvroDocumentType
  ) throws(DocumentFailure) -> JSONValue {
    switch type {
    case .null: return .null
    case .boolean:
      return .bool(try reading { reader throws(DecodingFailure) in try reader.readBoolean() })
    case .int: return .number("\(try long(isInt: true))")
    case .long: return .number("\(try long(isInt: false))")
    case .float:
      let bits = try reading { reader throws(DecodingFailure) in
        try reader.readFixed(UInt32.self)
      }
      return Self.real(NumberText.text, Float(bitPattern: bits))
    case .double:
      let bits = try reading { reader throws(DecodingFailure) in
        try reader.readFixed(UInt64.self)
      }
      return Self.real(NumberText.text, Double(bitPattern: bits))
    case .string: return .string(try string())
    case .uuid(isFixed: false):
      let text = try string()
      guard TextForm.bytes(ofUUID: text.lowercased()) != nil else {
        throw failure("expected a UUID, found \(JSONText.found(.string(text)))")
      }
      return .string(text)
    case .bytes: return .string(form.bytes.text(of: try bytes()))
    case .fixed(let size): return .string(form.bytes.text(of: try bytes(count: size)))
    case .enumeration(let enumeration):
      let position = try reading { reader throws(DecodingFailure) in try reader.readLong() }
      guard (0..<Int64(enumeration.symbols.count)).contains(position) else {
        throw failure("an enum of \(enumeration.symbols.count) symbols has none at \(position)")
      }
      return .string(enumeration.symbols[Int(position)])
    case .decimal(let decimal):
      let bytes =
        if let size = decimal.size { try bytes(count: size) } else { try bytes() }
      guard let text = AvroDecimal.text(of: bytes, as: decimal) else {
        throw failure(
          "a decimal has more than \(min(decimal.precision, AvroDecimal.mostDigits)) digits")
      }
      return form.bytes == .latin1 ? .string(form.bytes.text(of: bytes)) : .number(text)
    case .time(let time):
      let number = try long(isInt: !time.isLong)
      let text = form.times == .text ? time.text(of: number) : nil
      return text.map(JSONValue.string) ?? .number("\(number)")
    case .uuid(isFixed: true):
      let bytes = try bytes(count: 16)
      return .string(form.bytes == .latin1 ? form.bytes.text(of: bytes) : TextForm.uuid(bytes))
    case .duration where form.bytes == .latin1:
      return .string(form.bytes.text(of: try bytes(count: AvroDuration.byteCount)))
    case .duration:
      var parts: [UInt32] = []
      for _ in 0..<3 {
        parts.append(
          try reading { reader throws(DecodingFailure) in try reader.readFixed(UInt32.self) })
      }
      let duration = AvroDuration(months: parts[0], days: parts[1], milliseconds: parts[2])
      return .string(duration.text)
    case .record, .array, .map, .union:
      preconditionFailure("a value of several values is no scalar")
    }
  }

  private mutating func long(isInt: Bool) throws(DocumentFailure) -> Int64 {
    let number = try reading { reader throws(DecodingFailure) in try reader.readLong() }
    guard !isInt || Int32(exactly: number) != nil else { throw failure("\(number) is no int") }
    return number
  }

  private mutating func string() throws(DocumentFailure) -> String {
    try reading { reader throws(DecodingFailure) in try reader.readString() }
  }

  private mutating func bytes() throws(DocumentFailure) -> [UInt8] {
    try reading { reader throws(DecodingFailure) in try reader.readBytes() }
  }

  private mutating func bytes(count: Int) throws(DocumentFailure) -> [UInt8] {
    guard count <= limits.stringBytes else {
      let reason = DecodingFailure.Reason.stringTooLong(count: count, limit: limits.stringBytes)
      throw failure("\(reason)")
    }
    return try reading { reader throws(DecodingFailure) in try reader.readBytes(count: count) }
  }

  /// A number with a fraction, be it zero, so that it is told from an integer; what JSON has no number for is text.
  ///
  /// Source: Protocol Buffers, *ProtoJSON Format*, for the spelling of the text.
  private static func real<Number: BinaryFloatingPoint>(
    _ spelled: (Number) -> String, _ number: Number
  ) -> JSONValue {
    guard number.isFinite else {
      return .string(number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity")
    }
    let text = spelled(number)
    let isWhole = text.unicodeScalars.allSatisfy { $0 == "-" || ("0"..."9").contains($0) }
    return .number(isWhole ? text + ".0" : text)
  }
}
