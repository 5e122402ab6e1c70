import NativeCodecs
public import RecordModel

/// The fields that records have from Protobuf and their schema does not have, for which no other format has a place.
public struct NamelessFields: Sendable {
  /// How many there are, in records in records too.
  public private(set) var count = 0
  /// How many documents have such fields.
  public private(set) var documents = 0
  /// Their numbers.
  public private(set) var numbers: Set<Int> = []

  private let schema: DocumentSchema?
  private let limits: DecodingLimits

  /// Counts the fields of documents.
  ///
  /// - Parameters:
  ///   - schema: whose types open records of any type, as JSON does; `nil` for a format that keeps the bytes of such a
  ///     record, in which nothing is lost.
  ///   - limits: how deep records nest; what nests deeper is not counted, as ``DocumentMapping`` refuses it.
  public init(
    of documents: [DynamicRecord], opening schema: DocumentSchema? = nil,
    limits: DecodingLimits = .standard
  ) {
    self.schema = schema
    self.limits = limits
    for document in documents {
      let before = count
      add(document, depth: 0)
      if count > before { self.documents += 1 }
    }
  }

  private mutating func add(_ record: DynamicRecord, depth: Int) {
    guard depth < limits.depth else { return }
    let found = record.unknownFields.numbers
    count += found.count
    numbers.formUnion(found)
    if let content = content(of: record) { add(content, depth: depth + 1) }
    for value in record.values {
      switch value {
      case .record(let record): add(record, depth: depth + 1)
      case .list(.record(let records)): for record in records { add(record, depth: depth + 1) }
      case .map(.record(let records)):
        for record in records.values { add(record, depth: depth + 1) }
      default: break
      }
    }
  }

  /// What a record of any type holds; `nil` for other records, and for bytes that cannot be read, which
  /// ``DocumentMapping`` refuses.
  @inline(never)
  private func content(of record: DynamicRecord) -> DynamicRecord? {
    guard let schema, schema.role(of: record.schema) == .any,
      case .string(let url) = record[0], case .bytes(let bytes) = record[1],
      let type = TypeURL.typeName(url).flatMap({ schema.types[$0.text] })
    else { return nil }
    return try? ProtobufCodec<DynamicRecord>(schema: type, limits: limits).decode(bytes)
  }
}
