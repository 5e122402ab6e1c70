public import RecordModel

/// A language that schemas are written in.
public enum SchemaLanguage: String, Sendable, CaseIterable {
  /// Protocol Buffers.
  case proto
  /// Avro schemas, in JSON.
  case avsc
  /// XML Schema 1.0.
  case xsd
  /// Records in Swift.
  case swift

  /// The language of a file, told by its extension.
  public static func ofFile(at path: String) -> SchemaLanguage? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return SchemaLanguage(rawValue: String(path[path.index(after: dot)...]).lowercased())
  }

  /// A record, and everything that it reaches, in this language.
  ///
  /// - Parameters:
  ///   - root: the record; none of those that it reaches is nested in another one.
  ///   - origin: what a Swift file says about where it comes from.
  /// - Throws: ``SchemaFailure`` where the language cannot say it.
  public func text(of root: RecordSchema, origin: String) throws(SchemaFailure) -> String {
    let set = SchemaSet(root: root)
    return try text(of: set.files[0], in: set, origin: origin)
  }

  /// A file of a set in this language.
  func text(
    of file: SchemaFile, in set: SchemaSet, origin: String
  ) throws(SchemaFailure) -> String {
    switch self {
    case .proto: ProtoPrinter(set).text(of: file)
    case .avsc: try AvroSchemaPrinter(set).text(of: file)
    case .xsd: XMLSchemaPrinter().text(of: file)
    case .swift: try SwiftPrinter(set).text(of: file, origin: origin)
    }
  }
}
