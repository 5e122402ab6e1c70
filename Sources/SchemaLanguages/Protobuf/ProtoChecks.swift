import RecordModel

/// Checks the numbers and the names of messages and enums, and makes schemas of their fields and values.
struct ProtoChecks {
  /// The file that is checked, for messages.
  let file: String
  /// The file's syntax, whose rules hold.
  let syntax: ProtobufSyntax
  /// Whether the file is of Google's package.
  private let isGoogles: Bool

  /// Checks a file.
  init(_ file: ProtoSyntax) {
    self.file = file.file
    isGoogles = file.package?.value == GoogleType.package
    syntax = file.syntax
  }

  // MARK: - Messages

  /// Refuses field numbers that are out of range, given twice or reserved, and reserved names.
  func checkNumbersAndNames(of message: ProtoSyntax.Message) throws(SchemaFailure) {
    try checkOverlap(of: message.reserved)
    var numbers = FieldNumbers(file: file)
    for field in message.fields {
      let number = field.number.value
      try numbers.give(number, to: field.name.value, at: field.number.position)
      try check(field.name, Int64(number), at: field.number.position, against: message.reserved)
    }
  }

  /// The fields, no two of which have the same name in JSON.
  ///
  /// In proto3 names that ProtoJSON makes of fields' own must differ. proto2 lets them clash; there all but one of the
  /// fields keep their own names, which ProtoJSON reads, too.
  ///
  /// - Throws: ``SchemaFailure`` where names are the same in proto3, or as `json_name` gives them.
  func uniqueJSONNames(
    of message: ProtoSyntax.Message, _ fields: [FieldSchema]
  ) throws(SchemaFailure) -> [FieldSchema] {
    if syntax == .proto2 { return try tellingApart(fields, of: message) }
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
    for position in fields.indices.sorted(by: { (ranks[$0], $0) < (ranks[$1], $1) }) {
      let field = fields[position]
      guard let other = owners[ExactText(field.jsonName)] else {
        owners[ExactText(field.jsonName)] = position
        continue
      }
      guard ranks[position] == 2, owners[ExactText(field.name)] == nil else {
        throw clash(
          field.name, fields[other].name, field.jsonName, at: message.fields[position].name.position
        )
      }
      owners[ExactText(field.name)] = position
    }
    return fields.enumerated().map { position, field in
      if owners[ExactText(field.jsonName)] == position { return field }
      return FieldSchema(
        field.number, field.name, field.type, field.cardinality, as: field.encoding,
        isPacked: field.isPacked, jsonName: field.name, documentation: field.documentation)
    }
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
    let options = try ProtoOptions(field.options, file: file)
    // To say of something else that it is not packed is true.
    if let isPacked = options.isPacked, isPacked.value {
      guard field.label == .repeated, type.type.kind.isPackable else {
        throw failure(
          "only repeated numbers, booleans and enums can be packed; remove the option",
          at: isPacked.position)
      }
    }
    let cardinality: Cardinality =
      switch field.label {
      // A message tells its absence from being empty without a label.
      case .singular:
        type.type.kind == .record || field.oneof != nil ? .optional : .implicit
      case .optional, .required: .optional
      case .repeated: .repeated
      // Maps with other keys are the entries that they are on the wire.
      case .map: field.key?.value == "string" ? .map : .repeated
      }
    // proto2 packs only what says so.
    let isPacked = options.isPacked?.value ?? (syntax == .proto2 ? false : nil)
    return FieldSchema(
      Int(field.number.value), field.name.value, type.type, cardinality, as: type.encoding,
      isPacked: isPacked, jsonName: options.jsonName?.value,
      documentation: options.isDeprecated
        ? ProtoOptions.deprecated(field.documentation) : field.documentation)
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

  /// What a message says beyond its fields' types.
  func rules(
    of message: ProtoSyntax.Message, _ fields: [FieldSchema]
  ) throws(SchemaFailure) -> RecordRules {
    var rules = RecordRules()
    for (member, field) in zip(message.fields, fields) {
      if member.label == .required { rules.required.insert(field.number) }
      guard let given = try ProtoOptions(member.options, file: file).defaultValue else { continue }
      guard syntax == .proto2 else {
        throw failure(
          "defaults are proto2, which this file is not in; remove the option", at: given.position)
      }
      guard field.cardinality == .optional, field.type.kind != .record else {
        throw failure(
          "only a single scalar or enum has a default; remove the option", at: given.position)
      }
      guard let value = DynamicValue(protoDefault: given.value, of: field.type) else {
        throw failure(
          "the default is no \(member.type.value); correct or remove it", at: given.position)
      }
      rules.defaults[field.number] = value
    }
    return rules
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
    guard syntax == .proto2 || first.number.value == 0 else {
      throw failure(
        "the first value of an enum is the default and has the number 0; put it first",
        at: first.number.position)
    }
    try checkOverlap(of: enumeration.reserved)
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
        member.name, Int64(number), at: member.number.position, against: enumeration.reserved)
      let options = try ProtoOptions(member.options, file: file, forCase: true)
      cases.append(
        .init(
          member.name.value, number,
          documentation: options.isDeprecated
            ? ProtoOptions.deprecated(member.documentation) : member.documentation))
    }
    return EnumSchema(
      name, cases, isNull: isGoogles && GoogleType.isNull(cases, named: enumeration.name.value),
      documentation: enumeration.documentation)
  }

  // MARK: - Reserved

  private func check(
    _ name: ProtoSyntax.Located<String>, _ number: Int64, at position: SourcePosition,
    against reserved: ProtoSyntax.Reserved
  ) throws(SchemaFailure) {
    if reserved.ranges.contains(where: { $0.value.contains(number) }) {
      throw failure("the number \(number) is reserved; give another one", at: position)
    }
    if reserved.names.contains(where: { $0.value == name.value }) {
      throw failure("the name '\(name.value)' is reserved; give another one", at: name.position)
    }
  }

  private func checkOverlap(of reserved: ProtoSyntax.Reserved) throws(SchemaFailure) {
    let ranges = reserved.ranges.sorted { $0.value.lowerBound < $1.value.lowerBound }
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
