import RecordModel

/// Checks the numbers and the names of messages and enums, and makes schemas of their fields and values.
struct ProtoChecks {
  /// The file that is checked, for messages.
  let file: String
  /// What holds for what is checked.
  private let features: ProtoFeatures
  /// Whether the file is of Google's package.
  private let isGoogles: Bool

  /// Checks a part of a file.
  init(_ file: ProtoSyntax, _ features: ProtoFeatures) {
    self.file = file.file
    self.features = features
    isGoogles = file.package?.value == GoogleType.package
  }

  // MARK: - Messages

  /// Refuses field numbers that are out of range, given twice or reserved, and reserved names.
  ///
  /// - Parameter extensions: what is added to the message from outside.
  func checkNumbersAndNames(
    of message: ProtoSyntax.Message, with extensions: [ProtoExtension]
  ) throws(SchemaFailure) {
    try checkOverlap(of: message.reserved.ranges + message.extensionRanges)
    let reserved = ProtoReservations(message.reserved)
    let extensible = ProtoNumberRanges(message.extensionRanges)
    var numbers = FieldNumbers(file: file)
    if message.isMessageSet, let field = message.fields.first {
      throw failure(
        "'\(message.name.value)' is a message set, which has no fields but extensions; extend it with '\(field.name.value)'",
        at: field.name.position)
    }
    for field in message.fields {
      let number = field.number
      try numbers.give(number.value, to: field.name.value, at: number.position)
      try check(field.name, Int64(number.value), at: number.position, against: reserved)
      guard !extensible.contains(Int64(number.value)) else {
        throw failure(
          "the number \(number.value) is left to extensions; give another one",
          at: number.position)
      }
    }
    for item in extensions {
      let number = item.field.number
      try numbers.give(
        number.value, to: item.field.name.value, at: number.position, in: item.scope.file.file,
        isItem: message.isMessageSet)
      guard extensible.contains(Int64(number.value)) else {
        throw item.scope.failure(
          "'\(message.name.value)' does not leave the number \(number.value) to extensions; give one that it does (extensions 100 to max;)",
          at: number.position)
      }
    }
  }

  /// The fields, no two of which have the same name in JSON.
  ///
  /// Names that ProtoJSON makes of fields' own must differ in proto3 and in editions; `protoc` up to 3.21 asks for more, and
  /// later ones do not. proto2 lets them clash; there all but one of the fields keep their own names, which ProtoJSON reads,
  /// too, or get their numbers after them.
  ///
  /// - Throws: ``SchemaFailure`` where names are the same in proto3, or as two `json_name` give them.
  func uniqueJSONNames(
    of message: ProtoSyntax.Message, _ fields: [FieldSchema]
  ) throws(SchemaFailure) -> [FieldSchema] {
    guard features.checksJSONNames else { return try tellingApart(fields, of: message) }
    var byDefault: [String: String] = [:]
    var given: [ExactText: String] = [:]
    for (member, field) in zip(message.fields, fields) {
      let defaultName = FieldSchema.lowerCamelCase(field.name)
      let names = [
        (defaultName, byDefault.updateValue(field.name, forKey: defaultName)),
        (field.jsonName, given.updateValue(field.name, forKey: ExactText(field.jsonName))),
      ]
      for case (let name, let other?) in names {
        throw clash(field.name, other, name, at: member.name.position)
      }
    }
    return fields
  }

  /// Fields of proto2: a name that is given counts first, then one that is the field's own as it is.
  private func tellingApart(
    _ fields: [FieldSchema], of message: ProtoSyntax.Message
  ) throws(SchemaFailure) -> [FieldSchema] {
    let ranks = zip(message.fields, fields).map { member, field in
      member.options.contains { $0.name.value == "json_name" }
        ? 0 : field.jsonName == field.name ? 1 : 2
    }
    var owners: [ExactText: Int] = [:]
    var names = fields.map(\.jsonName)
    for position in fields.indices.sorted(by: { (ranks[$0], $0) < (ranks[$1], $1) }) {
      let field = fields[position]
      if let other = owners[ExactText(field.jsonName)] {
        guard ranks[position] > 0 else {
          throw clash(
            field.name, fields[other].name, field.jsonName,
            at: message.fields[position].name.position)
        }
        names[position] = field.name
        while owners[ExactText(names[position])] != nil { names[position] += "_\(field.number)" }
      }
      owners[ExactText(names[position])] = position
    }
    return zip(fields, names).map { $0.changed(jsonName: $1) }
  }

  private func clash(
    _ name: String, _ other: String, _ jsonName: String, at position: SourcePosition
  ) -> SchemaFailure {
    failure(
      "'\(name)' and '\(other)' have the same name in JSON, \(jsonName); rename one", at: position)
  }

  /// The schema of a field.
  func schema(
    of field: ProtoSyntax.Field, type: ProtoFieldType
  ) throws(SchemaFailure) -> FieldSchema {
    try schema(
      of: field, type: type, name: field.name.value,
      jsonName: try ProtoOptions(field.options, file: file).jsonName?.value)
  }

  /// The schema of a field that is added to a message from outside.
  ///
  /// - Parameters:
  ///   - isItem: whether the message is a message set.
  ///   - taken: the names that the message's fields have; the field's is added. It is the full name where the plain one is
  ///     taken.
  func schema(
    of item: ProtoExtension, type: ProtoFieldType, isItem: Bool, apartFrom taken: inout Set<String>
  ) throws(SchemaFailure) -> FieldSchema {
    let (label, kind) = (item.field.label, type.type.kind)
    if isItem, label == .repeated || kind != .record || item.field.isGroup {
      throw failure(
        "an extension of a message set is a single message; put '\(item.field.name.value)' into one",
        at: item.field.name.position)
    }
    let type = isItem ? ProtoFieldType(type.type, as: .item) : type
    var name = item.field.name.value
    if taken.contains(name) { name = item.fullName.replacing(".", with: "_") }
    while !taken.insert(name).inserted { name += "_\(item.field.number.value)" }
    if let given = try ProtoOptions(item.field.options, file: file).jsonName {
      throw failure("an extension has no json_name; remove the option", at: given.position)
    }
    return try schema(of: item.field, type: type, name: name, jsonName: item.jsonName)
  }

  private func schema(
    of field: ProtoSyntax.Field, type: ProtoFieldType, name: String, jsonName: String?
  ) throws(SchemaFailure) -> FieldSchema {
    let options = try ProtoOptions(field.options, file: file)
    // To say of something else that it is not packed is true.
    if let isPacked = options.isPacked, isPacked.value {
      guard field.label == .repeated, type.type.kind.isNumeric else {
        throw failure(
          "only repeated numbers, booleans and enums can be packed; remove the option",
          at: isPacked.position)
      }
    }
    let cardinality = try cardinality(of: field, type.type)
    let delimits =
      field.isGroup
      || (features.delimits && field.label != .map && type.type.kind == .record
        && type.encoding != .item)
    let key = (field.key?.value).flatMap(ProtoFieldType.init(scalar:))
    return FieldSchema(
      Int(field.number.value), name, type.type, cardinality,
      as: delimits ? .delimited : type.encoding,
      keys: (key?.type.kind.rawValue).flatMap(KeyKind.init(rawValue:)) ?? .string,
      keysAs: key?.encoding ?? .varint,
      isPacked: options.isPacked?.value ?? (features.packs ? nil : false), jsonName: jsonName,
      isRequired: cardinality == .optional && isRequired(field),
      documentation: options.isDeprecated
        ? ProtoOptions.deprecated(field.documentation) : field.documentation)
  }

  private func isRequired(_ field: ProtoSyntax.Field) -> Bool {
    field.label == .required
      || (field.label == .singular && field.oneof == nil && features.presence == .required)
  }

  private func cardinality(
    of field: ProtoSyntax.Field, _ type: FieldType
  ) throws(SchemaFailure) -> Cardinality {
    switch field.label {
    // A message tells its absence from being empty without a label.
    case .singular where type.kind == .record || field.oneof != nil: return .optional
    case .singular where features.presence != .implicit: return .optional
    case .singular:
      if case .enumeration(let schema) = type, schema.isClosed {
        throw failure(
          "'\(field.type.value)' is a closed enum, and a field of it has presence; remove IMPLICIT",
          at: field.type.position)
      }
      return .implicit
    case .optional, .required: return .optional
    case .repeated: return .repeated
    case .map: return .map
    }
  }

  /// The groups of fields of a message that exclude each other.
  func oneofs(of message: ProtoSyntax.Message) -> [OneofSchema] {
    message.oneofs.enumerated().map { index, oneof in
      OneofSchema(
        oneof.name.value,
        message.fields.filter { $0.oneof == index }.map { Int($0.number.value) },
        documentation: oneof.documentation)
    }
  }

  /// What a reader takes a field for that is absent, where the field says so.
  func defaultValue(
    of field: ProtoSyntax.Field, _ schema: FieldSchema
  ) throws(SchemaFailure) -> DynamicValue? {
    guard let given = try ProtoOptions(field.options, file: file).defaultValue else { return nil }
    guard features.presence != .implicit else {
      throw failure(
        "defaults are proto2, which this file is not in; remove the option", at: given.position)
    }
    guard schema.cardinality == .optional, schema.type.kind != .record else {
      throw failure(
        "only a single scalar or enum has a default; remove the option", at: given.position)
    }
    guard let value = DynamicValue(protoDefault: given.value, of: schema.type) else {
      throw failure(
        "the default is no \(field.type.value); correct or remove it", at: given.position)
    }
    return value
  }

  // MARK: - Enums

  /// The schema of an enum, whose numbers and names are checked.
  func schema(
    of enumeration: ProtoSyntax.Enumeration, named name: String
  ) throws(SchemaFailure) -> EnumSchema {
    guard let first = enumeration.cases.first else {
      throw failure(
        "the enum '\(enumeration.name.value)' has no values; give it one",
        at: enumeration.name.position)
    }
    guard features.closesEnums || first.number.value == 0 else {
      throw failure(
        "the first value of an enum is the default and has the number 0; put it first",
        at: first.number.position)
    }
    try checkOverlap(of: enumeration.reserved.ranges)
    let reserved = ProtoReservations(enumeration.reserved)
    var names: [Int64: String] = [:]
    var cases: [EnumSchema.Case] = []
    for member in enumeration.cases {
      guard let number = Int32(exactly: member.number.value) else {
        throw failure(
          "the number \(member.number.value) does not fit 32 bits", at: member.number.position)
      }
      if let other = names.updateValue(member.name.value, forKey: member.number.value),
        !enumeration.allowsAliases
      {
        throw failure(
          "the number \(number) is taken by '\(other)'; give another one, or write option allow_alias = true;",
          at: member.number.position)
      }
      try check(
        member.name, Int64(number), at: member.number.position, against: reserved)
      let options = try ProtoOptions(member.options, file: file, forCase: true)
      cases.append(
        .init(
          member.name.value, number,
          documentation: options.isDeprecated
            ? ProtoOptions.deprecated(member.documentation) : member.documentation))
    }
    return EnumSchema(
      name, cases, isClosed: features.closesEnums,
      isNull: isGoogles && GoogleType.isNull(cases, named: enumeration.name.value),
      documentation: enumeration.documentation)
  }

  // MARK: - Reserved

  private func check(
    _ name: ProtoSyntax.Located<String>, _ number: Int64, at position: SourcePosition,
    against reserved: ProtoReservations
  ) throws(SchemaFailure) {
    if reserved.numbers.contains(number) {
      throw failure("the number \(number) is reserved; give another one", at: position)
    }
    if reserved.names.contains(name.value) {
      throw failure("the name '\(name.value)' is reserved; give another one", at: name.position)
    }
  }

  private func checkOverlap(
    of ranges: [ProtoSyntax.Located<ClosedRange<Int64>>]
  ) throws(SchemaFailure) {
    let ranges = ranges.sorted { $0.value.lowerBound < $1.value.lowerBound }
    for (lower, upper) in zip(ranges, ranges.dropFirst())
    where lower.value.upperBound >= upper.value.lowerBound {
      throw failure(
        "the number \(upper.value.lowerBound) is reserved twice; reserve it once",
        at: upper.position)
    }
  }

  private func failure(_ message: String, at position: SourcePosition) -> SchemaFailure {
    SchemaFailure(message, file: file, at: position)
  }
}
