public import RecordModel

/// A language that schemas are written in.
public enum SchemaLanguage: String, Sendable, CaseIterable {
  /// Protocol Buffers, proto3.
  case proto
  /// Avro schemas, in JSON.
  case avsc
  /// XML Schema 1.0.
  case xsd
  /// Records in Swift.
  case swift

  /// A record, and everything that it reaches, in this language.
  ///
  /// - Parameters:
  ///   - root: the record; none of those that it reaches is nested in another one.
  ///   - origin: what a Swift file says about where it comes from.
  /// - Throws: ``SchemaFailure`` where the language cannot say it.
  public func text(of root: RecordSchema, origin: String) throws(SchemaFailure) -> String {
    let set = SchemaSet(root: root)
    let file = set.files[0]
    return switch self {
    case .proto: ProtoPrinter(set).text(of: file)
    case .avsc: try AvroSchemaPrinter(set).text(of: file)
    case .xsd: XMLSchemaPrinter().text(of: file)
    case .swift: try SwiftPrinter(set).text(of: file, origin: origin)
    }
  }
}
