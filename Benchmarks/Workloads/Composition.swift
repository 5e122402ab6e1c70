public import RecordModel

/// What a workload's records are made of, counted by visiting them.
public struct Composition: Sendable, Hashable {
  /// Fields of the record and of those inside it, as the schemas describe them.
  public private(set) var fields = 0
  /// Text values, map keys included.
  public private(set) var texts = 0
  /// Integers and floating-point numbers.
  public private(set) var numbers = 0
  /// Booleans, enums and bytes.
  public private(set) var others = 0
  /// Optional fields that were visited.
  public private(set) var optionals = 0
  /// Optional fields that had no value.
  public private(set) var absences = 0

  /// Values that have memory of their own when they are decoded: text over the 15 bytes that fit into a `String`, and
  /// bytes, arrays and maps that are not empty.
  public private(set) var heapValues = 0

  /// Counts the values of some records.
  public init<Value: RecordValue>(of records: [Value]) throws(EncodingFailure) {
    if let schema = records.first?.schema {
      fields = schema.reachable.reduce(0) { $0 + $1.fields.count }
    }
    var counter = Counter(composition: self)
    for record in records { try record.encode(to: &counter) }
    self = counter.composition
  }

  private var values: Int { texts + numbers + others }
  /// The share of the values that are text, from 0 to 1.
  public var textShare: Double { Double(texts) / Double(max(values, 1)) }
  /// The share of the values that are numbers, from 0 to 1.
  public var numberShare: Double { Double(numbers) / Double(max(values, 1)) }
  /// The share of the values that are booleans, enums or bytes, from 0 to 1.
  public var otherShare: Double { Double(others) / Double(max(values, 1)) }
  /// The share of optional fields that have a value, from 0 to 1; `nil` where no field is optional.
  public var presence: Double? {
    optionals == 0 ? nil : Double(optionals - absences) / Double(optionals)
  }

  private struct Counter: RecordEncoder, ~Copyable {
    var composition: Composition

    mutating func encode<Value: FieldValue>(
      _ value: Value, field number: Int, as form: FieldForm
    ) throws(EncodingFailure) {
      try value.write(to: &self)
    }

    mutating func encode<Value: FieldValue>(
      _ value: Value?, field number: Int, as form: FieldForm
    ) throws(EncodingFailure) {
      composition.optionals += 1
      if let value { try value.write(to: &self) } else { composition.absences += 1 }
    }

    mutating func encode<Value: FieldValue>(
      _ values: [Value], field number: Int, as form: FieldForm
    ) throws(EncodingFailure) {
      if !values.isEmpty { composition.heapValues += 1 }
      for value in values { try value.write(to: &self) }
    }

    mutating func encode<Key: MapKey, Value: FieldValue>(
      _ entries: [Key: Value], field number: Int, as form: FieldForm
    ) throws(EncodingFailure) {
      if !entries.isEmpty { composition.heapValues += 1 }
      for key in entries.keys { write(key.keyText) }
      for value in entries.values { try value.write(to: &self) }
    }

    mutating func write(_ value: Bool) { composition.others += 1 }
    mutating func write(_ value: Int32) { composition.numbers += 1 }
    mutating func write(_ value: Int64) { composition.numbers += 1 }
    mutating func write(_ value: UInt32) { composition.numbers += 1 }
    mutating func write(_ value: UInt64) { composition.numbers += 1 }
    mutating func write(_ value: Float) { composition.numbers += 1 }
    mutating func write(_ value: Double) { composition.numbers += 1 }
    mutating func write(enumNumber number: Int32) { composition.others += 1 }

    mutating func write(_ value: String) {
      composition.texts += 1
      if value.utf8.count > 15 { composition.heapValues += 1 }
    }

    mutating func write(_ value: [UInt8]) {
      composition.others += 1
      if !value.isEmpty { composition.heapValues += 1 }
    }

    mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
      try record.encode(to: &self)
    }
  }
}
