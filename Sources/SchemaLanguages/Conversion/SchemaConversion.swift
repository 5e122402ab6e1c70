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
/// Whatever the schema imports is in the one file that comes out.
public struct SchemaConversion: Sendable {
  /// The file that comes out.
  public let file: GeneratedFile
  /// What the schema says and the file does not.
  public let losses: [SchemaLoss]

  /// Converts a file.
  ///
  /// - Parameters:
  ///   - source: a `.proto`, an `.avsc`, or an `.xsd` or Swift file that is written as ``XMLSchemaPrinter`` or
  ///     ``SwiftPrinter`` writes it.
  ///   - target: a file whose extension is that of a ``SchemaLanguage``. It is not written yet.
  ///   - folders: where a `.proto` file's imports are looked up, before its own folder.
  ///   - spelling: spells the name of an Avro field that is no identifier; some writers allow those.
  /// - Throws: ``SchemaFailure`` where the source cannot be read or the target's language cannot say it.
  public init(
    of source: String, to target: String, importsFrom folders: [String] = [],
    spelling: @escaping @Sendable (String) -> String = { $0 }
  ) throws(SchemaFailure) {
    guard let language = SchemaLanguage.ofFile(at: target) else {
      throw SchemaFailure(
        "what to write is told by the file's extension; give one of "
          + SchemaLanguage.allCases.map { "." + $0.rawValue }.joined(separator: ", "),
        file: target)
    }
    let symbols = EnumSymbols(areShared: language == .proto)
    let set: SchemaSet
    var losses: [SchemaLoss]
    let origin = SchemaLanguage.ofFile(at: source)
    switch origin {
    case .proto:
      let whole = try SchemaSet(protoFile: source, importsFrom: folders)
      (set, losses) = whole.merged()
    case .avsc:
      (set, losses) = AvroRecords.read(
        try Self.avroSchema(in: source), file: source, symbols: symbols, spelling: spelling)
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
    guard let content = set.files.first, !content.isEmpty else {
      throw SchemaFailure("the file defines nothing; give one with a message", file: source)
    }
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

extension SchemaSet {
  /// The set with all that it defines in one file, that of the package which imports the others; of Google's own types
  /// what the other files use.
  func merged() -> (SchemaSet, [SchemaLoss]) {
    let imported = Set(files.flatMap(\.imports))
    guard let main = files.first(where: { !imported.contains($0.path) }) ?? files.first else {
      return (self, [])
    }
    let used = namesUsed(in: files.filter { $0.package != GoogleType.package })
    let others = files.filter { $0.path != main.path }.map { file in
      file.package == GoogleType.package ? file.keeping(used) : file
    }
    let all = [main] + others
    // What has a name like another one in its own package is named as outside Protobuf.
    let unique = all.flatMap(\.records).map { $0.moved(to: [$0.schema.name]) }
    let enums = all.flatMap(\.enums).map {
      EnumDefinition(path: [$0.schema.name], schema: $0.schema)
    }
    let file = SchemaFile(
      path: main.path, package: main.package, documentation: main.documentation, imports: [],
      records: unique, enums: enums,
      syntax: all.contains { $0.syntax == .proto2 } ? .proto2 : .proto3)
    let losses = all.filter { $0.package != main.package }.flatMap { other in
      (other.allRecords.map { $0.path } + other.allEnums.map { $0.path }).map { path in
        SchemaLoss(.package, path.joined(separator: "."), other.package)
      }
    }
    return (SchemaSet([file]), losses + files.flatMap(\.omissions))
  }

  /// The names of all records and enums that the records of some files lead to.
  private func namesUsed(in files: [SchemaFile]) -> Set<String> {
    var names: Set<String> = []
    for record in files.flatMap(\.allRecords).flatMap(\.schema.reachable) {
      names.insert(record.name)
      for case .enumeration(let schema) in record.fields.map(\.type) { names.insert(schema.name) }
    }
    return names
  }
}

extension RecordDefinition {
  /// The definition with another path, and all in it.
  fileprivate func moved(to path: [String]) -> RecordDefinition {
    RecordDefinition(
      path: path, schema: schema,
      records: records.map { $0.moved(to: path + $0.path.suffix(1)) },
      enums: enums.map { EnumDefinition(path: path + $0.path.suffix(1), schema: $0.schema) },
      rules: rules)
  }
}

extension SchemaFile {
  /// The file with only the records and enums of some names.
  fileprivate func keeping(_ names: Set<String>) -> SchemaFile {
    SchemaFile(
      path: path, package: package, documentation: documentation, imports: imports,
      records: records.filter { names.contains($0.schema.name) },
      enums: enums.filter { names.contains($0.schema.name) }, syntax: syntax,
      publicImports: publicImports, omissions: omissions)
  }
}
