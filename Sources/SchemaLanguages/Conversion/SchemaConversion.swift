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
      throw SchemaFailure(Self.emptiness(set, losses), file: source)
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

  /// What is said of a file that defines nothing.
  private static func emptiness(_ set: SchemaSet, _ losses: [SchemaLoss]) -> String {
    let services = losses.filter { $0.kind == .service }.map(\.subject)
    if services.isEmpty { return "the file defines nothing; give one with a message" }
    let names = services.prefix(3).joined(separator: ", ") + (services.count > 3 ? ", …" : "")
    return
      "the file defines no message, only \(services.count == 1 ? "the service" : "services") (\(names)); give the file that defines the messages which it exchanges"
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
  /// what the others use, unless they are that file's.
  func merged() -> (SchemaSet, [SchemaLoss]) {
    let imported = Set(files.flatMap(\.imports))
    guard let main = files.first(where: { !imported.contains($0.path) }) ?? files.first else {
      return (self, [])
    }
    let isWhole = { (file: SchemaFile) in
      file.path == main.path || file.package != GoogleType.package
    }
    let used = outermostNames(usedBy: files.filter(isWhole))
    let others = files.filter { $0.path != main.path }.map { file in
      isWhole(file) ? file : file.keeping(used)
    }
    let all = [main] + others
    // What has a name like another one in its own package is named as outside Protobuf.
    let places = ExtensionMove(of: all, to: main.path)
    let unique = all.flatMap(\.records).map { $0.moved(to: [$0.schema.name], places) }
    let enums = all.flatMap(\.enums).map {
      EnumDefinition(path: [$0.schema.name], schema: $0.schema)
    }
    let file = SchemaFile(
      path: main.path, package: main.package, documentation: main.documentation, imports: [],
      records: unique, enums: enums, syntax: main.syntax)
    let losses = all.filter { $0.package != main.package }.flatMap { other in
      (other.allRecords.map { $0.path } + other.allEnums.map { $0.path }).map { path in
        SchemaLoss(.package, path.joined(separator: "."), other.package)
      }
    }
    let written = Set(file.allRecords.map(\.schema.name))
    let extended = files.flatMap(\.allRecords).filter { !written.contains($0.schema.name) }
    let extensions = extended.flatMap { record in
      record.schema.fields.filter { record.rules.extensions[$0.number] != nil }.map { field in
        SchemaLoss(.extending, record.path.joined(separator: "."), field.jsonName)
      }
    }
    return (SchemaSet([file]), losses + extensions + files.flatMap(\.omissions))
  }

  /// The names of the records and enums, not nested in others, that the records of some files lead to. What is nested in
  /// one of them comes with it, and so does what that leads to.
  private func outermostNames(usedBy files: [SchemaFile]) -> Set<String> {
    var names: Set<String> = []
    var pending = files.flatMap(\.allRecords).map(\.schema)
    while let record = pending.popLast() {
      for type in record.fields.map(\.type) {
        let name: String
        switch type {
        case .record(let reference): name = reference.schema.name
        case .enumeration(let schema): name = schema.name
        default: continue
        }
        let outermost = origin(of: name).outermost
        guard names.insert(outermost).inserted else { continue }
        pending += definitions[outermost]?.withNested.map(\.schema) ?? []
      }
    }
    return names
  }
}

extension RecordDefinition {
  /// The definition with another path, and all in it.
  fileprivate func moved(to path: [String], _ places: ExtensionMove) -> RecordDefinition {
    var rules = rules
    rules.extensions = rules.extensions.mapValues(places.moved)
    return RecordDefinition(
      path: path, schema: schema,
      records: records.map { $0.moved(to: path + $0.path.suffix(1), places) },
      enums: enums.map { EnumDefinition(path: path + $0.path.suffix(1), schema: $0.schema) },
      rules: rules)
  }
}

/// Where fields are declared that are added to messages, when all files are put into one.
private struct ExtensionMove {
  private let path: String
  /// The new names of messages that are not nested in others, by their files and old names.
  private var names: [ExtensionPlace: String] = [:]

  init(of files: [SchemaFile], to path: String) {
    self.path = path
    for file in files {
      for record in file.records {
        names[ExtensionPlace(file: file.path, scope: record.path)] = record.schema.name
      }
    }
  }

  func moved(_ place: ExtensionPlace) -> ExtensionPlace {
    let outermost = ExtensionPlace(file: place.file, scope: Array(place.scope.prefix(1)))
    return ExtensionPlace(
      file: path, scope: (names[outermost].map { [$0] } ?? []) + place.scope.dropFirst())
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
