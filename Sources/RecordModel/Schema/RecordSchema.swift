import Bytes
import Synchronization

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
/// Optional fields of which at most one is there are a oneof: `oneofs: [OneofSchema("contact", [4, 5])]`.
///
/// A schema is a reference, so that records may nest each other and themselves.
public final class RecordSchema: Sendable {
  /// The record's name, an identifier, unique among the schemas that one codec serves.
  public let name: String
  /// The fields, in ascending order of their numbers.
  public let fields: [FieldSchema]
  /// The groups of optional fields of which at most one is there, in the order of their first fields.
  public let oneofs: [OneofSchema]
  /// What the record stands for beyond its fields.
  public let meaning: RecordMeaning
  /// Whether the record is a message set: its fields are items of a list in Protobuf (``FieldEncoding/item``).
  public let isMessageSet: Bool
  /// What the record is for, from the schema's comments; lines joined by a line feed.
  public let documentation: String

  /// What ``requiresFields`` has found: 0 nothing yet, 1 none, 2 some.
  let requirement = Atomic<UInt8>(0)
  private let indexByNumber: [Int: Int]
  /// The indices of fields numbered 1, 2, 3 … without a gap need no table.
  private let isDense: Bool
  /// The position in ``oneofs`` of each field's oneof, -1 for a field in none; empty where there are no oneofs.
  private let oneofIndices: [Int]

  /// Makes a schema; the fields are put in order of their numbers.
  ///
  /// - Precondition: numbers and names are unique, and numbers lie in 1 … 536,870,911 (Protocol Buffers, *Language
  ///   Guide (proto3)*, "Assigning Field Numbers"). The fields of a oneof are optional and in no other one. A record with
  ///   a meaning has the fields of it. Where one field is an item, all are, and optional records with numbers up to
  ///   2,147,483,646. Schemas from a file are checked by what reads the file.
  public init(
    _ name: String, _ fields: [FieldSchema], oneofs: [OneofSchema] = [],
    meaning: RecordMeaning = .fields, documentation: String = ""
  ) {
    self.name = name
    self.meaning = meaning
    self.fields = fields.sorted { $0.number < $1.number }
    self.oneofs = oneofs.sorted { ($0.fields.first ?? 0) < ($1.fields.first ?? 0) }
    self.documentation = documentation
    oneofIndices = Self.oneofIndices(of: self.oneofs, in: self.fields, record: name)
    isMessageSet = fields.contains { $0.encoding == .item }
    precondition(
      !isMessageSet || fields.allSatisfy(\.isItem),
      "\(name): all fields of a message set are items, and optional records")
    let validNumbers = isMessageSet ? FieldSchema.validItemNumbers : FieldSchema.validNumbers
    var indexByNumber: [Int: Int] = [:]
    var names: Set<ExactText> = []
    for (index, field) in self.fields.enumerated() {
      precondition(
        validNumbers.contains(field.number),
        "\(name).\(field.name): \(field.number) is not a field number")
      precondition(
        indexByNumber.updateValue(index, forKey: field.number) == nil,
        "\(name): two fields have the number \(field.number)")
      precondition(
        names.insert(ExactText(field.name)).inserted,
        "\(name): two fields have the name \(field.name)")
    }
    precondition(
      meaning.fits(self.fields.map { ($0.number, $0.type.kind, $0.cardinality) }),
      "\(name): the fields are not those of a \(meaning)")
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

  /// The position in ``oneofs`` of the oneof that a field is in, given by its position in ``fields``.
  public func oneofIndex(ofFieldAt index: Int) -> Int? {
    oneofIndices.isEmpty || oneofIndices[index] < 0 ? nil : oneofIndices[index]
  }

  /// The field with this name, if there is one.
  public func field(named name: String) -> FieldSchema? {
    fields.first { $0.name == name }
  }
}

extension FieldSchema {
  /// Whether the field can be one of a message set.
  fileprivate var isItem: Bool {
    encoding == .item && type.kind == .record && cardinality == .optional
  }
}

extension RecordSchema {
  /// This schema and every record schema that its fields reach, each once, in the order of first mention.
  public var reachable: [RecordSchema] { LinkedSchema(self).records }
}
