import Bytes
import NativeCodecs
import RecordModel

/// Reads and writes the scalars of a field.
struct DocumentScalar {
  private let field: DocumentPlan.Field
  /// Whether a number may be rounded to what the field's type has.
  private let allowsRounding: Bool
  /// How values are written that have several forms.
  private let form: JSONForm

  init(_ field: DocumentPlan.Field, allowsRounding: Bool, form: JSONForm = .plain) {
    self.field = field
    self.allowsRounding = allowsRounding
    self.form = form
  }

  // MARK: Reading

  /// Reads a JSON value that is neither an array nor an object.
  func value(_ value: JSONValue) throws(DocumentFailure) -> DynamicValue {
    switch field.schema.type.kind {
    case .bool:
      guard case .bool(let flag) = value else { throw wrongType(value) }
      return .bool(flag)
    case .int32:
      if case .string(let text) = value, field.role.form == .date {
        guard let days = CalendarText.days(ofDate: text.utf8) else { throw wrongType(value) }
        return .int32(days)
      }
      return .int32(try whole(value))
    case .int64:
      if case .string(let text) = value, case .timestamp(let digits) = field.role.form {
        guard let units = TextForm.units(ofTimestamp: text, digits) else { throw wrongType(value) }
        return .int64(units)
      }
      return .int64(try whole(value))
    case .uint32: return .uint32(try whole(value))
    case .uint64: return .uint64(try whole(value))
    case .float: return .float(try float(value))
    case .double: return .double(try double(value))
    case .string:
      guard case .string(let text) = value else { throw wrongType(value) }
      return .string(text)
    case .bytes:
      guard case .string(let text) = value, let bytes = bytes(text) else { throw wrongType(value) }
      return .bytes(bytes)
    case .enumeration: return .enumeration(try enumNumber(value))
    case .record: preconditionFailure("a record is no scalar")
    }
  }

  private func number(_ value: JSONValue) throws(DocumentFailure) -> NumberText {
    let text = try numberText(value)
    guard let number = NumberText(text) else {
      throw DocumentFailure(.malformed("\(text.prefix(40)) is no number as JSON writes it"))
    }
    return number
  }

  /// The text of a number, which ProtoJSON also reads in quotation marks.
  private func numberText(_ value: JSONValue) throws(DocumentFailure) -> String {
    switch value {
    case .number(let text) where field.role.form == .plain: return text
    case .string(let text) where field.role.form == .plain && allowsRounding:
      guard NumberText(text) != nil else { throw wrongType(value) }
      return text
    default: throw wrongType(value)
    }
  }

  private func whole<Integer: FixedWidthInteger>(
    _ value: JSONValue
  ) throws(DocumentFailure) -> Integer {
    guard let result = try number(value).whole?.exactly(Integer.self) else {
      throw outOfRange(value)
    }
    return result
  }

  private func double(_ value: JSONValue) throws(DocumentFailure) -> Double {
    if let special = special(value) { return special }
    let number = try number(value)
    guard number.double.isFinite, allowsRounding || !number.isBeyondDouble else {
      throw DocumentFailure(.beyondDouble(JSONText.found(value)))
    }
    return number.double
  }

  private func float(_ value: JSONValue) throws(DocumentFailure) -> Float {
    if let special = special(value) { return Float(special) }
    let number = try number(value)
    // The nearest to the text, which the nearest to the nearest double need not be.
    guard number.float.isFinite,
      allowsRounding || (Double(number.float) == number.double && !number.isBeyondDouble)
    else { throw outOfRange(value) }
    return number.float
  }

  /// What is no number in JSON, in ProtoJSON's spelling.
  private func special(_ value: JSONValue) -> Double? {
    if case .string(let text) = value { NumberText.notFinite(text) } else { nil }
  }

  private func bytes(_ text: String) -> [UInt8]? {
    switch field.role.form {
    case .uuid: return TextForm.bytes(ofUUID: text)
    case .hexadecimal: return TextForm.bytes(ofHexadecimal: Array(text.utf8))
    case .plain, .date, .timestamp:
      if allowsRounding { return [UInt8](anyBase64: text) }
      guard let bytes = [UInt8](base64: text), TextForm.base64(bytes) == text else { return nil }
      return bytes
    }
  }

  private func enumNumber(_ value: JSONValue) throws(DocumentFailure) -> EnumNumber {
    if value == .null, field.role.holdsNull { return EnumNumber(0) }
    if case .string(let text) = value, let number = field.cases?.numbers[ExactText(text)] {
      return EnumNumber(number)
    }
    if case .number = value {
      let number: Int32 = try whole(value)
      if case .enumeration(let schema) = field.schema.type, schema.isClosed,
        schema.index(ofNumber: number) == nil
      {
        throw wrongType(value)
      }
      // A number that has a text would come back as that.
      if allowsRounding || field.cases?.text(of: number) == nil { return EnumNumber(number) }
    }
    throw wrongType(value)
  }

  // MARK: Writing

  /// The JSON value of a scalar.
  ///
  /// - Throws: ``DocumentFailure`` where the form of the field's texts has none for it, such as a UUID of five bytes.
  func document(_ value: DynamicValue) throws(DocumentFailure) -> JSONValue {
    if field.role.form == .plain { return plain(value) }
    if case .absent = value { return .null }
    guard let text = field.role.form.text(of: value) else {
      throw DocumentFailure(
        .outOfRange(expected: expectation, found: JSONText.found(plain(value))))
    }
    return .string(text)
  }

  /// The JSON value of a scalar whose text has no form of its own.
  private func plain(_ value: DynamicValue) -> JSONValue {
    switch value {
    case .bool(let value): .bool(value)
    case .int32(let value): .number(String(value))
    case .int64(let value): long(String(value))
    case .uint32(let value): .number(String(value))
    case .uint64(let value): long(String(value))
    case .float(let value):
      value.isFinite ? .number(text(value)) : Self.special(Double(value))
    case .double(let value):
      value.isFinite ? .number(NumberText.text(value)) : Self.special(value)
    case .string(let value): .string(value)
    case .bytes(let value): .string(TextForm.base64(value))
    case .enumeration(let value) where field.role.holdsNull && value.number == 0: .null
    case .enumeration(let value):
      (form.enums == .names ? field.cases?.text(of: value.number) : nil).map(JSONValue.string)
        ?? .number(String(value.number))
    case .absent: .null
    case .record, .list, .map: preconditionFailure("a collection is no scalar")
    }
  }

  /// An integer of 64 bits, which may be text.
  private func long(_ digits: String) -> JSONValue {
    form.quotesLongIntegers ? .string(digits) : .number(digits)
  }

  /// Numbers that were not rounded in full: the shortest text that reads back as the same `Float` may be another number.
  private func text(_ number: Float) -> String {
    allowsRounding ? NumberText.text(number) : NumberText.text(Double(number))
  }

  private static func special(_ number: Double) -> JSONValue {
    .string(NumberText.name(ofNotFinite: number))
  }

  // MARK: Failures

  private func wrongType(_ value: JSONValue) -> DocumentFailure {
    DocumentFailure(.wrongType(expected: expectation, found: JSONText.found(value)))
  }

  private func outOfRange(_ value: JSONValue) -> DocumentFailure {
    DocumentFailure(.outOfRange(expected: expectation, found: JSONText.found(value)))
  }

  /// What the field holds, in a few words.
  var expectation: String {
    switch (field.schema.type.kind, field.role.form) {
    case (.bool, _): "true or false"
    case (.int32, .date): "a date such as 2016-02-09"
    case (.int64, .timestamp(let digits)):
      "a time in UTC such as \(TextForm.timestamp(units: 0, digits))"
    case (.int32, _), (.int64, _): "a whole number of \(bits) bits"
    case (.uint32, _), (.uint64, _): "a whole number of \(bits) bits that is not negative"
    case (.float, _), (.double, _): "a number that \(bits) bits hold"
    case (.string, _): "text"
    case (.bytes, .uuid): "a UUID in lower case"
    case (.bytes, .hexadecimal): "hexadecimal digits in lower case, two a byte"
    case (.bytes, _): "base64"
    case (.enumeration, _) where field.role.holdsNull: "null"
    case (.enumeration, _): "one of \(field.cases?.texts.count ?? 0) texts"
    case (.record, _): "an object"
    }
  }

  private var bits: Int {
    switch field.schema.type.kind {
    case .int64, .uint64, .double: 64
    case .bool, .int32, .uint32, .float, .string, .bytes, .enumeration, .record: 32
    }
  }
}
