#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import NativeCodecs

/// A schema in another language than the one that it is written in, and what is lost on the way.
///
///     let conversion = try SchemaConversion(of: "order.proto", to: "order.avsc")
///     print(conversion.losses.report())
///     try conversion.file.write()
///
/// Whatever the schema imports is in the one file that comes out, but for Google's own files, which a `.proto` imports.
public struct SchemaConversion: Sendable {
  /// The file that comes out.
  public let file: GeneratedFile
  /// What the schema says and the file does not.
  public let losses: [SchemaLoss]
  /// Why there is nothing in the file, where the schema defines nothing; files of services alone and of options are right.
  public let emptiness: String?

  /// Converts a file.
  ///
  /// - Parameters:
  ///   - source: a `.proto`, an `.avsc`, or an `.xsd` or Swift file that is written as ``XMLSchemaPrinter`` or
  ///     ``SwiftPrinter`` writes it.
  ///   - target: a file whose extension is that of a ``SchemaLanguage``. It is not written yet.
  ///   - folders: where a `.proto` file's imports are looked up, before its own folder.
  /// - Throws: ``SchemaFailure`` where the source cannot be read or the target's language cannot say it.
  public init(
    of source: String, to target: String, importsFrom folders: [String] = []
  ) throws(SchemaFailure) {
    guard let language = SchemaLanguage.ofFile(at: target) else {
      throw SchemaFailure(
        "what to write is told by the file's extension; give one of "
          + SchemaLanguage.allCases.map { "." + $0.rawValue }.joined(separator: ", "),
        file: target)
    }
    let symbols = EnumSymbols(areShared: language == .proto)
    var set: SchemaSet
    var losses: [SchemaLoss]
    let origin = SchemaLanguage.ofFile(at: source)
    switch origin {
    case .proto:
      let whole = try SchemaSet(protoFile: source, importsFrom: folders)
      let (merged, mergingLosses) = whole.merged(into: language)
      let (unique, symbolLosses) =
        language == .proto ? merged.withUniqueSymbols() : (merged, [])
      (set, losses) = (unique, mergingLosses + symbolLosses)
    case .avsc:
      (set, losses) = AvroRecords.read(
        try Self.avroSchema(in: source), file: source, symbols: symbols)
    case .xsd:
      (set, losses) = try XMLSchemaRecords.read(
        try Self.bytes(of: source), file: source, symbols: symbols)
    case .swift:
      (set, losses) = try SwiftRecords.read(
        try Self.bytes(of: source), file: source, symbols: symbols)
    case nil:
      throw SchemaFailure(
        "only .proto, .avsc, .xsd and .swift are read; give one of these", file: source)
    }
    if language == .proto {
      let (named, nameLosses) = set.withProtoNames()
      (set, losses) = (named, losses + nameLosses)
    }
    guard let content = set.files.first, !content.isEmpty || origin == .proto else {
      throw SchemaFailure("the file defines nothing; give one with a record", file: source)
    }
    emptiness = content.isEmpty && content.imports.isEmpty ? Self.emptiness(losses) : nil
    var expansion = RecordExpansion(file: source)
    for record in content.allRecords { try expansion.check(record.schema) }
    let hasNumbers = origin == .proto || origin == .swift
    losses += SchemaLosses(set, to: language, hasNumbers: hasNumbers).of(content)
    self.losses = losses
    let name = URL(fileURLWithPath: source).lastPathComponent
    file = GeneratedFile(
      path: target,
      contents: try language.text(
        of: content, in: set, origin: "Made from \(name) by `serbench schema convert`."))
  }

  private static func emptiness(_ losses: [SchemaLoss]) -> String {
    let services = losses.filter { $0.kind == .service }.map(\.subject)
    if services.isEmpty { return "the schema defines no message" }
    let names = services.prefix(3).joined(separator: ", ") + (services.count > 3 ? ", …" : "")
    return
      "the schema defines no message, only \(services.count == 1 ? "the service" : "services") (\(names)); convert the file that defines what \(services.count == 1 ? "it exchanges" : "they exchange")"
  }

  private static func bytes(of path: String) throws(SchemaFailure) -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw SchemaFailure("the file cannot be read; check its name and who may read it", file: path)
    }
    return [UInt8](data)
  }

  private static func avroSchema(in path: String) throws(SchemaFailure) -> AvroSchema {
    guard let text = String(validating: try bytes(of: path), as: UTF8.self) else {
      throw SchemaFailure("the file is not UTF-8 text; save it as UTF-8", file: path)
    }
    do throws(AvroSchemaFailure) {
      return try AvroSchema(json: text, allowsAnyName: true)
    } catch {
      let place = error.path.isEmpty ? "" : error.path + ": "
      throw SchemaFailure(
        place + error.message, file: path, at: SourcePosition(line: error.line, column: 1))
    }
  }
}
