import NativeCodecs
import RecordModel

/// How the values of a schema's types are carried in records.
///
/// It is made by walking the schema and the records of `SchemaSet.carrying` side by side; the records say by their
/// fields which way the schema's types went.
struct AvroRecordPlan: Sendable {
  private(set) var types: [AvroRecordType] = []
  private(set) var root = 0
  private let avro: AvroDocumentPlan
  /// Where the records' types are, by their positions in the Avro plan: they may contain themselves.
  private var known: [Int: Int] = [:]

  /// - Parameter root: the record that carries a document.
  init(_ plan: AvroDocumentPlan, root record: RecordSchema) {
    avro = plan
    if case .record = plan.plainTypes[plan.root] {
      root = single(plan.root, in: .record(record))
    } else {
      root = wrapped(plan.root, in: record)
    }
  }

  private mutating func add(_ type: AvroRecordType) -> Int {
    types.append(type)
    return types.count - 1
  }

  /// A value that is an element, an entry, one of a union, or that a field has always.
  private mutating func single(_ type: Int, in place: FieldType) -> Int {
    switch (avro.plainTypes[type], place) {
    case (.record(let record), .record(let reference)):
      if let position = known[type] { return position }
      let position = add(.null(reference.schema))
      known[type] = position
      let fields = zip(record.fields, reference.schema.fields).map { field, carrier in
        self.field(field.type, carrier)
      }
      types[position] = .record(
        reference.schema, names: record.fields.map(\.name), fields: fields)
      return position
    case (.enumeration, .enumeration(let schema)): return add(.enumeration(schema))
    case (.null, .record(let reference)): return add(.null(reference.schema))
    // No value is of it.
    case (.union(let union), .record(let reference)) where union.branches.isEmpty:
      return self.union(union, in: reference.schema, nullIsAbsent: false)
    case (.union(let union), _) where union.branches.count == 1:
      return add(.onlyBranch(single(union.branches[0], in: place)))
    case (.array, .record(let reference)), (.map, .record(let reference)),
      (.union, .record(let reference)):
      return wrapped(type, in: reference.schema)
    case (let scalar, _): return add(.scalar(scalar))
    }
  }

  /// A value that has a record of its own around it.
  private mutating func wrapped(_ type: Int, in record: RecordSchema) -> Int {
    if case .union(let union) = avro.plainTypes[type], union.hasSeveral {
      return self.union(union, in: record, nullIsAbsent: false)
    }
    return add(.wrapped(record, field(type, record.fields[0])))
  }

  /// A value of a field.
  private mutating func field(_ type: Int, _ field: FieldSchema) -> Int {
    switch (avro.plainTypes[type], field.cardinality) {
    case (.array(let item), .repeated):
      return add(
        .list(single(item, in: field.type), field.type.kind, isEmpty: avro.isEmpty(item)))
    case (.map(let value), .map): return add(.map(single(value, in: field.type), field.type.kind))
    case (.union(let union), _):
      if union.hasSeveral, case .record(let reference) = field.type {
        return self.union(
          union, in: reference.schema, nullIsAbsent: field.cardinality == .optional)
      }
      guard let value = union.branches.indices.first(where: { $0 != union.null }) else {
        return single(type, in: field.type)
      }
      let inner = self.field(union.branches[value], field.asIfThere)
      guard let null = union.null else { return add(.onlyBranch(inner)) }
      return add(
        .optional(
          inner, branch: value, null: null, absent: .zero(of: field.type, field.cardinality)))
    default: return single(type, in: field.type)
    }
  }

  private mutating func union(
    _ union: AvroDocumentType.Union, in record: RecordSchema, nullIsAbsent: Bool
  ) -> Int {
    let branches = union.branches.indices.filter { $0 != union.null }
    let values = zip(branches, record.fields).map { branch, field in
      single(union.branches[branch], in: field.type)
    }
    return add(
      .union(
        record,
        .init(values: values, branches: branches, null: union.null, nullIsAbsent: nullIsAbsent)))
  }
}

/// How a value of a type is carried; other types by their positions in the plan.
enum AvroRecordType: Sendable {
  /// A value that takes one field or element.
  case scalar(AvroDocumentType)
  case enumeration(EnumSchema)
  /// `null` where a value must be, as a record without fields.
  case null(RecordSchema)
  /// The one branch of a union, as itself.
  case onlyBranch(Int)
  /// `null` or a value of the other branch, in a field that may be absent or empty.
  case optional(Int, branch: Int, null: Int, absent: DynamicValue)
  /// A list; the flag says whether its elements take no bytes in Avro.
  case list(Int, ValueKind, isEmpty: Bool)
  case map(Int, ValueKind)
  /// A record; the names are those that documents have.
  case record(RecordSchema, names: [String], fields: [Int])
  /// A value with a record around it that has one field.
  case wrapped(RecordSchema, Int)
  case union(RecordSchema, Union)

  /// A union of several types, each in a field of a record.
  struct Union: Sendable {
    /// The types, in the order of the record's fields.
    let values: [Int]
    /// Which branch of the Avro union each is.
    let branches: [Int]
    /// The branch that is `null`.
    let null: Int?
    /// Whether for `null` the whole record is absent, and not all of its fields.
    let nullIsAbsent: Bool
  }
}

extension AvroDocumentType.Union {
  /// Whether a value is of one of several types, besides `null`.
  fileprivate var hasSeveral: Bool { branches.count - (null == nil ? 0 : 1) > 1 }
}

extension FieldSchema {
  /// The field of a value that is there.
  fileprivate var asIfThere: FieldSchema {
    cardinality == .optional ? FieldSchema(number, name, type) : self
  }
}
