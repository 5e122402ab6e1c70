import RecordModel

/// Which records lead back to each other, by some of their fields.
///
/// Found in one pass over all records and fields: the strongly connected components of R. Tarjan, *Depth-First Search and
/// Linear Graph Algorithms* (1972), with a stack in place of recursion.
struct RecordCycles {
  /// The number of the component that a record is in.
  private var components: [String: Int] = [:]
  /// The records that a field of their own leads to, or that are in a component with others.
  private var circular: Set<String> = []

  /// Finds the cycles among records and all that they reach.
  ///
  /// - Parameter follows: whether a field counts.
  init(_ records: [RecordSchema], where follows: (FieldSchema) -> Bool) {
    var order: [String: Int] = [:]
    var lowest: [String: Int] = [:]
    var open: [RecordSchema] = []
    var path: [(record: RecordSchema, next: [RecordSchema])] = []
    var count = 0
    func enter(_ record: RecordSchema) {
      order[record.name] = order.count
      lowest[record.name] = order[record.name]
      open.append(record)
      path.append((record, Self.neighbours(of: record, where: follows)))
    }
    for record in records where order[record.name] == nil {
      enter(record)
      while let (current, next) = path.last {
        let name = current.name
        if let other = next.last {
          path[path.count - 1].next.removeLast()
          if other.name == name { circular.insert(name) }
          if order[other.name] == nil {
            enter(other)
          } else if components[other.name] == nil {
            lowest[name] = min(lowest[name] ?? 0, order[other.name] ?? 0)
          }
          continue
        }
        path.removeLast()
        if let outer = path.last?.record.name {
          lowest[outer] = min(lowest[outer] ?? 0, lowest[name] ?? 0)
        }
        guard lowest[name] == order[name] else { continue }
        var members: [String] = []
        while let member = open.popLast() {
          components[member.name] = count
          members.append(member.name)
          if member.name == name { break }
        }
        if members.count > 1 { circular.formUnion(members) }
        count += 1
      }
    }
  }

  private static func neighbours(
    of record: RecordSchema, where follows: (FieldSchema) -> Bool
  ) -> [RecordSchema] {
    record.fields.compactMap { field in
      guard case .record(let reference) = field.type, follows(field) else { return nil }
      return reference.schema
    }
  }

  /// Whether a record leads back to itself.
  func isCircular(_ record: RecordSchema) -> Bool { circular.contains(record.name) }

  /// Whether two records lead to each other, or are one.
  func areTogether(_ record: RecordSchema, _ other: RecordSchema) -> Bool {
    components[record.name] == components[other.name]
  }
}
