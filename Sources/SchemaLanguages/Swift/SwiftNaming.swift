import RecordModel

/// The names that the records and enums of a set and their members have in Swift, each unique in its scope.
///
/// Names that are one in Swift's spelling (`FOO_BAR` and `fooBar`), or that generated code needs, are told apart: the first
/// keeps the name, and the others get their numbers after it, so that what is added at the end changes nothing.
struct SwiftNaming {
  /// A oneof's property and its type.
  struct Oneof {
    let property: String
    let type: String
  }

  /// The names of the types.
  let types: SwiftTypeNames
  private var fields: [String: [Int: String]] = [:]
  private var oneofs: [String: [String: Oneof]] = [:]
  private var cases: [String: [String]] = [:]
  private var losses: [String: [SchemaLoss]] = [:]

  /// Names what is in a set.
  init(_ set: SchemaSet) {
    types = SwiftTypeNames(set)
    losses = types.losses
    for file in set.files {
      for enumeration in file.allEnums { nameCases(of: enumeration, in: file) }
      for record in file.allRecords { nameMembers(of: record, in: file) }
    }
  }

  /// The property of a field, or the case of a member of a oneof.
  func field(_ field: FieldSchema, of record: RecordSchema) -> String {
    fields[record.name]?[field.number] ?? field.name
  }

  /// The property and the type of a oneof.
  func oneof(_ oneof: OneofSchema, of record: RecordSchema) -> Oneof {
    oneofs[record.name]?[oneof.name] ?? Oneof(property: oneof.name, type: oneof.name)
  }

  /// The cases of an enum, in the order of its schema; names of one number may have one case.
  func cases(of enumeration: EnumSchema) -> [String] { cases[enumeration.name] ?? [] }

  /// The names of a file that are other ones in Swift.
  func losses(of file: SchemaFile) -> [SchemaLoss] { losses[file.path] ?? [] }

  /// Notes that something has another name than its own in Swift's spelling.
  private mutating func note(
    _ path: [String], _ name: String, _ wish: SwiftScope.Wish, as given: String,
    in file: SchemaFile
  ) {
    let given = given.filter { $0 != "`" }
    guard given != wish.plain else { return }
    let subject = (path + [name]).joined(separator: ".")
    losses[file.path, default: []].append(SchemaLoss(.swiftName, subject, given))
  }

  // MARK: - Members

  private mutating func nameMembers(of record: RecordDefinition, in file: SchemaFile) {
    let schema = record.schema
    var names: [Int: String] = [:]
    for oneof in schema.oneofs {
      let members = oneof.fields.compactMap { schema.field(numbered: $0) }
      let wishes = members.map(SwiftNames.member)
      let given = SwiftScope.names(for: wishes, apartFrom: SwiftNames.reservedMembers)
      for ((member, wish), name) in zip(zip(members, wishes), given) {
        names[member.number] = name
        note(record.path, member.name, wish, as: name, in: file)
      }
    }
    let single = schema.fields.filter { names[$0.number] == nil }
    let wishes =
      schema.oneofs.map { SwiftNames.property($0.name, number: $0.fields[0]) }
      + single.map { SwiftNames.property($0.name, number: $0.number) }
    let labels = schema.oneofs.map(\.name) + single.map(\.name)
    let given = SwiftScope.names(for: wishes, apartFrom: SwiftNames.reservedProperties)
    for ((label, wish), name) in zip(zip(labels, wishes), given) {
      note(record.path, label, wish, as: name, in: file)
    }
    for (field, name) in zip(single, given.dropFirst(schema.oneofs.count)) {
      names[field.number] = name
    }
    var taken: Set<String> = []
    for (oneof, name) in zip(schema.oneofs, given) {
      let type = SwiftNames.oneof(oneof.name) { taken.contains($0) || types.all.contains($0) }
      taken.insert(type)
      oneofs[schema.name, default: [:]][oneof.name] = Oneof(property: name, type: type)
    }
    fields[schema.name] = names
  }

  private mutating func nameCases(of enumeration: EnumDefinition, in file: SchemaFile) {
    let wishes = SwiftNames.cases(enumeration)
    // Names of one number that Swift spells alike have one case.
    var positions: [String: Int] = [:]
    var different: [SwiftScope.Wish] = []
    let indices = wishes.map { wish in
      let key = wish.name + " " + wish.number
      if let position = positions[key] { return position }
      positions[key] = different.count
      different.append(wish)
      return different.count - 1
    }
    let names = SwiftScope.names(for: different, apartFrom: SwiftNames.reservedCases)
    cases[enumeration.schema.name] = indices.map { names[$0] }
    var used: Set<Int> = []
    for ((item, wish), index) in zip(zip(enumeration.schema.cases, wishes), indices) {
      note(enumeration.path, item.name, wish, as: names[index], in: file)
      if !used.insert(index).inserted {
        let subject = (enumeration.path + [item.name]).joined(separator: ".")
        losses[file.path, default: []].append(SchemaLoss(.swiftName, subject, names[index]))
      }
    }
  }
}
