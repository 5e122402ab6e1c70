import RecordModel

/// The names that records and enums of a set have as types in Swift.
///
/// Types that are nested nowhere share the module; those that are nested in one record share that. A nested type that would
/// hide one that a field means has another name.
struct SwiftTypeNames {
  private struct Entry {
    let schemaName: String
    let path: [String]
    let file: String
    let isEnum: Bool
    /// The position of the type around it.
    let outer: Int?
    let wish: SwiftScope.Wish
    var name: String
  }

  /// The names of the types around a type and its own, by the schema's name.
  private var paths: [String: [String]] = [:]
  /// The names of the types in a scope, each without those around it.
  private var nested: [[String]: Set<String>] = [:]
  /// The names of all types, each without those around it.
  private(set) var all: Set<String> = []
  private var entries: [Entry] = []

  /// Names the types of a set.
  init(_ set: SchemaSet) {
    for file in set.files { collect(file.records, file.enums, in: nil, of: file, set) }
    for members in Dictionary(grouping: entries.indices, by: { entries[$0].outer }).values {
      // Records keep their names before enums.
      let order = members.sorted {
        (entries[$0].isEnum ? 1 : 0, $0) < (entries[$1].isEnum ? 1 : 0, $1)
      }
      let names = SwiftScope.names(
        for: order.map { entries[$0].wish }, apartFrom: SwiftNames.reservedTypes)
      for (position, name) in zip(order, names) { entries[position].name = name }
    }
    update()
    // A new name is one that no other type has, so that it hides nothing and comes once.
    while case let hiding = self.hiding(in: set), !hiding.isEmpty {
      for position in hiding {
        let entry = entries[position]
        entries[position].name = SwiftNames.type(entry.name, isEnum: entry.isEnum, apartFrom: all)
        all.insert(entries[position].name)
      }
      update()
    }
  }

  private mutating func collect(
    _ records: [RecordDefinition], _ enums: [EnumDefinition], in outer: Int?, of file: SchemaFile,
    _ set: SchemaSet
  ) {
    func entry(_ schemaName: String, _ path: [String], isEnum: Bool) -> Entry {
      let name = set.origin(of: schemaName).uniquePath.last ?? schemaName
      let wish = isEnum ? SwiftNames.enumeration(name) : SwiftNames.record(name)
      return Entry(
        schemaName: schemaName, path: path, file: file.path, isEnum: isEnum, outer: outer,
        wish: wish, name: wish.name)
    }
    for enumeration in enums {
      entries.append(entry(enumeration.schema.name, enumeration.path, isEnum: true))
    }
    for record in records {
      entries.append(entry(record.schema.name, record.path, isEnum: false))
      collect(record.records, record.enums, in: entries.count - 1, of: file, set)
    }
  }

  /// Finds the paths anew, after names have changed.
  private mutating func update() {
    nested = [:]
    // A type comes after the one around it.
    for entry in entries {
      let outer = entry.outer.flatMap { paths[entries[$0].schemaName] } ?? []
      paths[entry.schemaName] = outer + [entry.name]
      nested[outer, default: []].insert(entry.name)
    }
    all = Set(entries.map(\.name))
  }

  // MARK: - Names

  /// The names of the types around a type and its own.
  func path(ofSchemaNamed name: String) -> [String] { paths[name] ?? [name] }

  /// A type's name as it is written inside a record: what is nested in it or beside it needs no more than the names from
  /// there.
  ///
  /// - Parameter isInOneof: whether it is written in the type of a oneof of the record.
  func name(
    ofSchemaNamed name: String, insideSchemaNamed record: String, isInOneof: Bool = false
  ) -> String {
    let path = path(ofSchemaNamed: name)
    return spelling(of: path, inside: self.path(ofSchemaNamed: record), isInOneof: isInOneof).name
      ?? path.joined(separator: ".")
  }

  /// What a type is written as inside a record; where nothing means it, the path of the type that hides it.
  ///
  /// A nested record is written in an extension of the one around it. There Swift looks a name up in the record, then in
  /// the one around it, then in the module. The type of a oneof is in an extension of the record itself.
  private func spelling(
    of type: [String], inside record: [String], isInOneof: Bool
  ) -> (name: String?, hiding: [String]) {
    let isNested = record.count > 1 && !isInOneof
    let scopes = isNested ? [record, Array(record.dropLast()), []] : [record, []]
    var hiding: [String] = []
    for (depth, scope) in scopes.enumerated() where type.count > scope.count {
      guard type.starts(with: scope) else { continue }
      let first = type[scope.count]
      guard let inner = scopes[..<depth].first(where: { nested[$0]?.contains(first) ?? false })
      else { return (type[scope.count...].joined(separator: "."), []) }
      hiding = inner + [first]
    }
    return (nil, hiding)
  }

  /// The positions of types that hide another one where a field means that.
  private func hiding(in set: SchemaSet) -> Set<Int> {
    let positions = Dictionary(
      entries.indices.map { (paths[entries[$0].schemaName] ?? [], $0) }, uniquingKeysWith: { $1 })
    var found: Set<Int> = []
    for record in set.files.flatMap(\.allRecords).map(\.schema) {
      let context = path(ofSchemaNamed: record.name)
      for name in record.fields.compactMap(\.type.schemaName) {
        for isInOneof in record.oneofs.isEmpty ? [false] : [false, true] {
          let (spelling, hiding) = spelling(
            of: path(ofSchemaNamed: name), inside: context, isInOneof: isInOneof)
          if spelling == nil, let position = positions[hiding] { found.insert(position) }
        }
      }
    }
    return found
  }

  /// The types whose names are not their own in Swift's spelling, by the paths of their files.
  var losses: [String: [SchemaLoss]] {
    Dictionary(grouping: entries.filter { $0.name != $0.wish.plain }, by: \.file).mapValues {
      $0.map { SchemaLoss(.swiftName, $0.path.joined(separator: "."), $0.name) }
    }
  }
}
