import RecordModel

/// Records by name, which refer to each other; filled before anybody follows a reference.
///
/// Records that reach themselves hold the table, and so live as long as the process; there are as many as their files
/// define.
final class RecordTable: @unchecked Sendable {
  var records: [String: RecordSchema] = [:]

  /// The type of fields that hold the record of a name, which is in the table by the time that somebody looks.
  func reference(to name: String) -> FieldType {
    .record(RecordReference { self.records[name]! })
  }
}
