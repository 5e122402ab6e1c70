import Bytes
import NativeCodecs

extension AvroDocumentEncoder {
  /// Appends the encoding of a value that is neither a record, an array, a map nor of a union.
  func encodeScalar(
    _ value: JSONValue, as type: AvroDocumentType, into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    switch (type, value) {
    case (.null, .null): break
    case (.boolean, .bool(let value)): buffer.append(value ? 1 : 0)
    case (.int, .number(let text)):
      buffer.appendVarint(ZigZag.encode(Int64(try whole(text, as: Int32.self, "int"))))
    case (.long, .number(let text)):
      buffer.appendVarint(ZigZag.encode(try whole(text, as: Int64.self, "long")))
    case (.float, _): buffer.append(littleEndian: try real(value, as: Float.self).bitPattern)
    case (.double, _): buffer.append(littleEndian: try real(value, as: Double.self).bitPattern)
    case (.string, .string(let text)): buffer.appendLengthPrefixed(text, zigzag: true)
    case (.bytes, .string(let text)):
      buffer.appendLengthPrefixed(try bytes(text), zigzag: true)
    case (.fixed(let size), .string(let text)):
      let bytes = try bytes(text)
      guard bytes.count == size else {
        throw DocumentFailure(
          .outOfRange(expected: "\(size) bytes", found: "a text for \(bytes.count)"))
      }
      buffer.append(bytes)
    case (.enumeration(let enumeration), .string(let text)):
      guard let position = enumeration.positions[ExactText(text)] else {
        throw DocumentFailure(
          .outOfRange(
            expected: "one of \(enumeration.symbols.prefix(8).joined(separator: ", "))",
            found: JSONText.found(value)))
      }
      buffer.appendVarint(ZigZag.encode(Int64(position)))
    case (.decimal(let decimal), .string(let text)) where form.bytes == .latin1:
      guard let bytes = decimalBytes(text, as: decimal) else {
        throw outOfRange(type.expectation(form), value)
      }
      append(bytes, as: decimal, to: &buffer)
    case (.uuid(isFixed: true), .string(let text)) where plainBytes(text, count: 16) != nil:
      buffer.append(try bytes(text))
    case (.duration, .string(let text)) where form.bytes == .latin1:
      guard let bytes = plainBytes(text, count: AvroDuration.byteCount) else {
        throw wrongType(type.expectation(form), value)
      }
      buffer.append(bytes)
    case (.decimal(let decimal), .number(let text)), (.decimal(let decimal), .string(let text)):
      try encode(decimal: text, as: decimal, value, into: &buffer)
    case (.time(let form), .string(let text)):
      guard let number = form.number(of: text) else {
        throw wrongType(form.expectation(of: text), value)
      }
      buffer.appendVarint(ZigZag.encode(number))
    case (.time(let form), .number(let text)):
      let number =
        form.isLong
        ? try whole(text, as: Int64.self, "long") : Int64(try whole(text, as: Int32.self, "int"))
      buffer.appendVarint(ZigZag.encode(number))
    case (.uuid(let isFixed), .string(let text)):
      guard let bytes = TextForm.bytes(ofUUID: text.lowercased()) else {
        throw wrongType("a UUID", value)
      }
      if isFixed {
        buffer.append(bytes)
      } else {
        buffer.appendLengthPrefixed(text, zigzag: true)
      }
    case (.duration, .string(let text)):
      guard let duration = AvroDuration(text) else {
        throw wrongType(type.expectation(form), value)
      }
      for part in [duration.months, duration.days, duration.milliseconds] {
        buffer.append(littleEndian: part)
      }
    default: throw wrongType(type.expectation(form), value)
    }
  }

  // MARK: Values

  private func whole<Integer: FixedWidthInteger>(
    _ text: String, as type: Integer.Type, _ name: String
  ) throws(DocumentFailure) -> Integer {
    guard let number = NumberText(text) else {
      throw wrongType("a number", .number(text))
    }
    if let integer = number.whole?.exactly(Integer.self) { return integer }
    guard number.isWhole else { throw wrongType("a whole number (\(name))", .number(text)) }
    throw outOfRange(name, .number(text))
  }

  /// The nearest number of a width.
  private func real<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ value: JSONValue, as type: Number.Type
  ) throws(DocumentFailure) -> Number {
    let name = "\(type)".lowercased()
    switch value {
    case .number(let text):
      guard NumberText(text) != nil, let number = Number(text) else {
        throw wrongType("a number", value)
      }
      guard number.isFinite else { throw outOfRange(name, value) }
      return number
    case .string("NaN"): return .nan
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    default: throw wrongType("a number (\(name))", value)
    }
  }

  private func bytes(_ text: String) throws(DocumentFailure) -> [UInt8] {
    guard let bytes = form.bytes.bytes(of: text) else {
      throw wrongType(form.bytes.expectation, .string(text))
    }
    return bytes
  }

  private func encode(
    decimal text: String, as type: AvroDocumentType.Decimal, _ value: JSONValue,
    into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    do throws(AvroDecimal.Refusal) {
      append(try AvroDecimal.bytes(of: text, as: type), as: type, to: &buffer)
    } catch .noNumber {
      throw wrongType("a number", value)
    } catch .tooFine {
      throw outOfRange("a decimal with \(type.scale) digits behind the point", value)
    } catch {
      let most = min(type.precision, AvroDecimal.mostDigits)
      throw outOfRange("a decimal of \(most) digits, \(type.scale) of them behind the point", value)
    }
  }

  private func append(
    _ bytes: [UInt8], as type: AvroDocumentType.Decimal, to buffer: inout ByteBuffer
  ) {
    if type.size == nil {
      buffer.appendLengthPrefixed(bytes, zigzag: true)
    } else {
      buffer.append(bytes)
    }
  }

  /// The bytes of a decimal that a text has a character for each of, as Avro's own tools write JSON; `nil` where they are
  /// not such a decimal.
  func decimalBytes(_ text: String, as type: AvroDocumentType.Decimal) -> [UInt8]? {
    guard let bytes = form.bytes.bytes(of: text), type.size ?? bytes.count == bytes.count,
      AvroDecimal.text(of: bytes, as: type) != nil
    else { return nil }
    return bytes
  }

  /// So many bytes that a text has a character for each of; `nil` where the text is not that, or is not read so.
  func plainBytes(_ text: String, count: Int) -> [UInt8]? {
    guard form.bytes == .latin1, let bytes = form.bytes.bytes(of: text), bytes.count == count else {
      return nil
    }
    return bytes
  }

  // MARK: Complaints

  func wrongType(_ expected: String, _ value: JSONValue) -> DocumentFailure {
    DocumentFailure(.wrongType(expected: expected, found: JSONText.found(value)))
  }

  private func outOfRange(_ expected: String, _ value: JSONValue) -> DocumentFailure {
    DocumentFailure(.outOfRange(expected: expected, found: JSONText.found(value)))
  }
}

extension JSONValue {
  /// Whether it is one of the strings for numbers that JSON has no number for.
  ///
  /// Source: Protocol Buffers, *ProtoJSON Format*, for the spelling.
  var isSpecialNumber: Bool {
    switch self {
    case .string("NaN"), .string("Infinity"), .string("-Infinity"): true
    default: false
    }
  }
}

extension NumberText {
  /// Whether the number has no fraction, be it too large for 64 bits.
  fileprivate var isWhole: Bool { whole != nil || isInteger || double.rounded() == double }
}

extension AvroDocumentType {
  /// What a value of the type is in JSON, for messages.
  func expectation(_ form: AvroDocumentForm) -> String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .int: "a number (int)"
    case .long: "a number (long)"
    case .float: "a number (float)"
    case .double: "a number (double)"
    case .bytes: "a string (bytes: \(form.bytes.expectation))"
    case .string: "a string"
    case .fixed(let size): "a string (\(size) bytes: \(form.bytes.expectation))"
    case .enumeration(let enumeration):
      "one of \(enumeration.symbols.prefix(8).joined(separator: ", "))"
    case .record(let record): "an object (\(record.name))"
    case .array: "an array"
    case .map: "an object (map)"
    case .union(let union):
      union.names.isEmpty
        ? "no value, since the schema has a union without types here"
        : "one of \(union.names.joined(separator: ", "))"
    case .decimal(let decimal) where form.bytes == .latin1:
      "a number, or text with a character up to U+00FF for each byte of one (decimal of at most \(decimal.precision) digits)"
    case .decimal: "a number (decimal)"
    case .time(let time): time.example
    case .uuid: "a UUID"
    case .duration where form.bytes == .latin1:
      "text with \(AvroDuration.byteCount) characters up to U+00FF, one for each byte of a duration"
    case .duration: "a duration such as P1Y2M3DT4H5M6.007S"
    }
  }
}
