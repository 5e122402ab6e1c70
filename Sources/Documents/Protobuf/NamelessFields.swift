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

  /// Counts the fields of documents.
  public init(of documents: [DynamicRecord]) {
    for document in documents {
      let before = count
      add(document)
      if count > before { self.documents += 1 }
    }
  }

  private mutating func add(_ record: DynamicRecord) {
    let found = record.unknownFields.numbers
    count += found.count
    numbers.formUnion(found)
    for value in record.values {
      switch value {
      case .record(let record): add(record)
      case .list(.record(let records)): for record in records { add(record) }
      case .map(.record(let records)): for record in records.values { add(record) }
      default: break
      }
    }
  }
}
