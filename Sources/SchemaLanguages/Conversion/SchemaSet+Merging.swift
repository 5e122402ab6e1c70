import RecordModel

extension SchemaSet {
  /// The set with all that it defines in one file, that of the package which imports the others; of Google's own types
  /// what the others use, unless they are that file's. A `.proto` imports Google's own files as the others did.
  func merged(into language: SchemaLanguage) -> (SchemaSet, [SchemaLoss]) {
    let imported = Set(files.flatMap(\.imports))
    guard let main = files.first(where: { !imported.contains($0.path) }) ?? files.first else {
      return (self, [])
    }
    let isWhole = { (file: SchemaFile) in
      file.path == main.path || file.package != GoogleType.package
    }
    let used = outermostNames(usedBy: files.filter(isWhole))
    let google = language == .proto ? googleFiles(besides: main.path) : []
    let others = files.filter { $0.path != main.path && !google.contains($0.path) }.map { file in
      isWhole(file) ? file : file.keeping(used)
    }
    let all = [main] + others
    // What has a name like another one in its own package is named as outside Protobuf.
    let places = ExtensionMove(of: all, to: main.path)
    let unique = all.flatMap(\.records).map { $0.moved(to: [$0.schema.name], places) }
    let enums = all.flatMap(\.enums).map {
      EnumDefinition(path: [$0.schema.name], schema: $0.schema)
    }
    let beside = files.filter { google.contains($0.path) }.map { $0.moving(places) }
    let imports = self.imports(of: unique, from: beside)
    let file = SchemaFile(
      path: main.path, package: main.package, documentation: main.documentation, imports: imports,
      records: unique, enums: enums, syntax: main.syntax,
      publicImports: main.publicImports.intersection(imports))
    let losses = all.filter { $0.package != main.package }.flatMap { other in
      (other.allRecords.map { $0.path } + other.allEnums.map { $0.path }).map { path in
        SchemaLoss(.package, path.joined(separator: "."), other.package)
      }
    }
    let written = Set(
      (file.allRecords + beside.filter { imports.contains($0.path) }.flatMap(\.allRecords))
        .map(\.schema.name))
    let extended = files.flatMap(\.allRecords).filter { !written.contains($0.schema.name) }
    let extensions = extended.flatMap { record in
      record.schema.fields.filter { record.rules.extensions[$0.number] != nil }.map { field in
        SchemaLoss(.extending, record.path.joined(separator: "."), field.jsonName)
      }
    }
    return (
      SchemaSet([file] + beside), losses + extensions + files.flatMap(\.omissions)
    )
  }

  /// The paths of Google's own files that can be imported: those that import no others than such.
  private func googleFiles(besides main: String) -> Set<String> {
    let known = Set(GoogleFiles.paths)
    var found = files.filter {
      known.contains($0.path) && $0.package == GoogleType.package && $0.path != main
    }
    while let index = found.firstIndex(where: { file in
      !file.imports.allSatisfy { path in found.contains { $0.path == path } }
    }) {
      found.remove(at: index)
    }
    return Set(found.map(\.path))
  }

  /// Which of some files hold a message or an enum that a field has, or a message that fields are added to.
  private func imports(of records: [RecordDefinition], from files: [SchemaFile]) -> [String] {
    let extended = files.filter { $0.allRecords.contains { !$0.rules.extensions.isEmpty } }
    let added = extended.flatMap(\.allRecords).flatMap { record in
      record.schema.fields.filter { record.rules.extensions[$0.number] != nil }
    }
    let fields = records.flatMap(\.withNested).flatMap(\.schema.fields) + added
    var paths = Set(extended.map(\.path))
    for name in fields.compactMap(\.type.schemaName) { paths.insert(origin(of: name).file.path) }
    return files.map(\.path).filter(paths.contains)
  }

  /// The set with what its files use of Google's types, and without imports of files that define nothing.
  func withoutUnused() -> SchemaSet {
    let used = outermostNames(usedBy: files.filter { $0.package != GoogleType.package })
    let kept = files.map { $0.package == GoogleType.package ? $0.keeping(used) : $0 }
    let imports = Dictionary(
      kept.map { ($0.path, (isEmpty: $0.isEmpty, $0.imports)) }, uniquingKeysWith: { $1 })
    return SchemaSet(
      kept.filter { !$0.isEmpty }.map { file in
        var (found, pending) = ([String](), Array(file.imports.reversed()))
        var seen: Set<String> = []
        while let path = pending.popLast() {
          guard seen.insert(path).inserted, let imported = imports[path] else { continue }
          // What an empty file imports publicly is seen through it.
          if imported.isEmpty { pending += imported.1.reversed() } else { found.append(path) }
        }
        return file.importing(found)
      })
  }

  /// The names of the records and enums, not nested in others, that the records of some files lead to. What is nested in
  /// one of them comes with it, and so does what that leads to.
  func outermostNames(usedBy files: [SchemaFile]) -> Set<String> {
    var names: Set<String> = []
    var pending = files.flatMap(\.allRecords).map(\.schema)
    while let record = pending.popLast() {
      for name in record.fields.compactMap(\.type.schemaName) {
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
  func keeping(_ names: Set<String>) -> SchemaFile {
    SchemaFile(
      path: path, package: package, documentation: documentation, imports: imports,
      records: records.filter { names.contains($0.schema.name) },
      enums: enums.filter { names.contains($0.schema.name) }, syntax: syntax,
      publicImports: publicImports, omissions: omissions)
  }

  /// The file, to which fields are added in other places.
  fileprivate func moving(_ places: ExtensionMove) -> SchemaFile {
    SchemaFile(
      path: path, package: package, documentation: documentation, imports: imports,
      records: records.map { $0.moved(to: $0.path, places) }, enums: enums, syntax: syntax,
      publicImports: publicImports, omissions: omissions)
  }

  /// The file with other imports.
  fileprivate func importing(_ imports: [String]) -> SchemaFile {
    SchemaFile(
      path: path, package: package, documentation: documentation, imports: imports,
      records: records, enums: enums, syntax: syntax,
      publicImports: publicImports.intersection(imports), omissions: omissions)
  }
}
