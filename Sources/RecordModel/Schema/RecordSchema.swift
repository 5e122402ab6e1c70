import Bytes

/// The description of a record: its name and its fields in order of their numbers.
///
/// Every codec reads the same schema: Protobuf takes the field numbers, Avro the order, JSON and XML the names. The order
/// of the fields is that of their numbers, so that one visit serves them all and Protobuf's output is canonical.
///
///     static let schema = RecordSchema("Point", [
///       FieldSchema(1, "x", .double),
///       FieldSchema(2, "y", .double),
///       FieldSchema(3, "label", .string, .optional),
///     ])
///
/// A schema is a reference, so that records may nest each other and themselves.
public final class RecordSchema: Sendable {
  /// The record's name, an identifier, unique among the schemas that one codec serves.
  public let name: String
  /// The fields, in ascending order of their numbers.
  public let fields: [FieldSchema]
  /// What the record is for, from the schema's comments; lines joined by a line feed.
  public let documentation: String

  private let indexByNumber: [Int: Int]
  /// The indices of fields numbered 1, 2, 3 … without a gap need no table.
  private let isDense: Bool

  /// Makes a schema; the fields are put in order of their numbers.
  ///
  /// - Precondition: numbers and names are unique, and numbers lie in 1 … 536,870,911 (Protocol Buffers, *Language
  ///   Guide (proto3)*, "Assigning Field Numbers"). Schemas from a file are checked by what reads the file.
  public init(_ name: String, _ fields: [FieldSchema], documentation: String = "") {
    self.name = name
    self.fields = fields.sorted { $0.number < $1.number }
    self.documentation = documentation
    var indexByNumber: [Int: Int] = [:]
    var names: Set<ExactText> = []
    for (index, field) in self.fields.enumerated() {
      precondition(
        FieldSchema.validNumbers.contains(field.number),
        "\(name).\(field.name): \(field.number) is no field number")
      precondition(
        indexByNumber.updateValue(index, forKey: field.number) == nil,
        "\(name): two fields have the number \(field.number)")
      precondition(
        names.insert(ExactText(field.name)).inserted,
        "\(name): two fields have the name \(field.name)")
    }
    self.indexByNumber = indexByNumber
    isDense = (self.fields.last?.number ?? 0) == self.fields.count
  }

  /// The position in ``fields`` of the field with this number, if there is one.
  public func index(ofNumber number: Int) -> Int? {
    isDense
      ? (number >= 1 && number <= fields.count ? number - 1 : nil)
      : indexByNumber[number]
  }

  /// The field with this number, if there is one.
  public func field(numbered number: Int) -> FieldSchema? {
    index(ofNumber: number).map { fields[$0] }
  }

  /// The field with this name, if there is one.
  public func field(named name: String) -> FieldSchema? {
    fields.first { $0.name == name }
  }
}

extension RecordSchema {
  /// This schema and every record schema that its fields reach, each once, in the order of first mention.
  public var reachable: [RecordSchema] {
    var found: [RecordSchema] = []
    var names: Set<String> = []
    var pending = [self]
    while let schema = pending.popLast() {
      guard names.insert(schema.name).inserted else { continue }
      found.append(schema)
      for case .record(let reference) in schema.fields.map(\.type).reversed() {
        pending.append(reference.schema)
      }
    }
    return found
  }
}
