import RecordModel

/// Checks that records which hold others in any case, not only where they are there, come to an end, and soon.
///
/// A default of such a record is written whole, so that few lines of a schema could ask for more than there is memory.
struct RecordExpansion {
  /// How many records one may hold in itself, at all depths.
  private static let sizeLimit = 10_000
  /// How deep they may be in each other.
  private static let depthLimit = 64

  /// The schema's file, for messages.
  let file: String
  private var sizes: [String: Int] = [:]
  private var path: [String] = []

  init(file: String) {
    self.file = file
  }

  /// Checks a record.
  ///
  /// - Throws: ``SchemaFailure`` where it holds itself or too many others.
  mutating func check(_ record: RecordSchema) throws(SchemaFailure) {
    _ = try size(of: record)
  }

  private mutating func size(of record: RecordSchema) throws(SchemaFailure) -> Int {
    if let known = sizes[record.name] { return known }
    if let start = path.firstIndex(of: record.name) {
      let circle = (path[start...] + [record.name]).joined(separator: " → ")
      throw SchemaFailure(
        "a record holds itself without end: \(circle); make one of them optional", file: file)
    }
    guard path.count < Self.depthLimit else {
      throw SchemaFailure(
        "records are in each other deeper than \(Self.depthLimit) levels; make one optional",
        file: file)
    }
    path.append(record.name)
    var size = 1
    for field in record.fields where field.cardinality == .implicit {
      guard case .record(let reference) = field.type else { continue }
      size += try self.size(of: reference.schema)
      guard size <= Self.sizeLimit else {
        throw SchemaFailure(
          "'\(record.name)' holds more than \(Self.sizeLimit) records in itself; make some optional",
          file: file)
      }
    }
    path.removeLast()
    sizes[record.name] = size
    return size
  }
}
