import RecordModel

/// Makes an ``AvroResolution`` of a reader's record and a writer's schema.
///
/// Source: Apache Avro 1.11 specification, "Schema Resolution".
struct AvroResolver {
  /// What the reader expects in a place.
  indirect enum Target {
    case value(FieldType, AvroSchema)
    case optional(Target)
    case array(Target)
    case map(Target)
    case oneof([Member])
  }

  /// A member of a oneof that is a union in Avro.
  struct Member {
    let number: Int
    let type: FieldType
    let schema: AvroSchema
  }

  /// A field of the reader's: a oneof's number is that of its first member.
  struct ReaderField {
    let number: Int
    let name: String
    let target: Target
  }

  /// A record or an enum of the reader's, and the one of the writer's that it is read from: each pair is resolved once.
  private struct Pair: Hashable {
    let reader: ObjectIdentifier
    let writer: AvroName
  }

  let readerTypes: [AvroName: AvroSchema]
  let writerTypes: [AvroName: AvroSchema]
  /// Whether the reader's schema was given, so that it decides which fields have a default.
  let readerIsGiven: Bool
  private let depthLimit: Int
  private var depth = 0
  private var result = AvroResolution()
  private var resolved: [Pair: Int] = [:]
  private var skipped: [AvroName: Int] = [:]
  private var readerPath: [String] = []
  private var writerPath: [String] = []

  static func resolution(
    of schema: RecordSchema, given reader: AvroSchema?, writer: AvroSchema, depthLimit: Int
  ) throws(AvroResolutionFailure) -> AvroResolution {
    let derived = reader ?? AvroSchema(schema)
    var resolver = AvroResolver(
      readerTypes: derived.definitions, isGiven: reader != nil, writerTypes: writer.definitions,
      depthLimit: depthLimit)
    let target = Target.value(.record(schema), derived)
    resolver.readerPath = [schema.name]
    resolver.writerPath = [writer.withoutLogicalType.definedName?.fullName ?? writer.kindName]
    resolver.result.root = try resolver.source(of: writer, for: target)
    return resolver.result
  }

  private init(
    readerTypes: [AvroName: AvroSchema], isGiven: Bool, writerTypes: [AvroName: AvroSchema],
    depthLimit: Int
  ) {
    self.readerTypes = readerTypes
    self.writerTypes = writerTypes
    readerIsGiven = isGiven
    self.depthLimit = depthLimit
  }

  // MARK: Values

  /// Resolves a type of the writer's against what the reader expects.
  private mutating func source(
    of writer: AvroSchema, for target: Target
  ) throws(AvroResolutionFailure) -> Int {
    let writer = definition(writer, in: writerTypes)
    if case .union(let branches) = writer { return try union(branches, for: target) }
    switch (target, writer) {
    case (.optional, .null), (.oneof, .null): return append(.init(.null, isEmpty: true))
    case (.optional(let target), _): return try source(of: writer, for: target)
    case (.array(let target), .array(let item)):
      let element = try inside("[]", "[]") { resolver throws(AvroResolutionFailure) in
        try resolver.source(of: item, for: target)
      }
      return append(.init(.array, first: element))
    case (.map(let target), .map(let value)):
      let element = try inside("{}", "{}") { resolver throws(AvroResolutionFailure) in
        try resolver.source(of: value, for: target)
      }
      return append(.init(.map, first: element))
    case (.value(let type, let reader), _):
      let reader = definition(reader, in: readerTypes)
      try check(type, against: reader)
      guard writer.matches(asReadBy: reader) else { throw mismatch(writer, target) }
      return try value(of: writer, for: type, reader)
    case (.oneof(let members), _): return try member(of: members, for: writer, target)
    case (.array, _), (.map, _): throw mismatch(writer, target)
    }
  }

  /// Resolves a type against the member of a oneof that takes it: of the same type, or else the first that it can
  /// become.
  private mutating func member(
    of members: [Member], for writer: AvroSchema, _ target: Target
  ) throws(AvroResolutionFailure) -> Int {
    let kind = writer.kindName
    let candidates = members.filter {
      writer.matches(asReadBy: definition($0.schema, in: readerTypes))
    }
    guard
      let member = candidates.first(where: {
        definition($0.schema, in: readerTypes).kindName == kind
      }) ?? candidates.first
    else { throw mismatch(writer, target) }
    let source = try source(of: writer, for: .value(member.type, member.schema))
    return append(
      .init(
        .member, isEmpty: result.sources[source].isEmpty, first: source, count: member.number))
  }

  private mutating func union(
    _ writers: [AvroSchema], for target: Target
  ) throws(AvroResolutionFailure) -> Int {
    var branches: [Int] = []
    var hasMatch = false
    for (index, writer) in writers.enumerated() {
      let type = definition(writer, in: writerTypes)
      if matches(type, target) {
        hasMatch = true
        branches.append(
          try inside("", "<\(index)>") { resolver throws(AvroResolutionFailure) in
            try resolver.source(of: type, for: target)
          })
      } else {
        let source = try skip(type)
        branches.append(
          append(
            .init(
              .mismatch, isEmpty: result.sources[source].isEmpty, first: source,
              count: result.typeNames.count)))
        result.typeNames.append(type.kindName)
      }
    }
    guard hasMatch else { throw mismatch(.union(writers), target) }
    result.branches += branches
    let form: AvroResolution.Form = if case .oneof = target { .oneof } else { .union }
    return append(
      .init(form, first: result.branches.count - branches.count, count: branches.count))
  }

  private mutating func value(
    of writer: AvroSchema, for type: FieldType, _ reader: AvroSchema
  ) throws(AvroResolutionFailure) -> Int {
    switch (writer, type, reader) {
    case (.record(let writer), .record(let reference), .record(let reader)):
      return try record(writer, for: reference.schema, reader)
    case (.enumeration(let writer), .enumeration(let schema), .enumeration(let reader)):
      return enumeration(writer, for: schema, reader)
    default: return try skip(writer)
    }
  }

  private mutating func enumeration(
    _ writer: AvroSchema.Enumeration, for schema: EnumSchema, _ reader: AvroSchema.Enumeration
  ) -> Int {
    let pair = Pair(reader: ObjectIdentifier(schema), writer: writer.name)
    if let known = resolved[pair] { return known }
    let fallback = reader.defaultSymbol.flatMap { schema.number(ofName: $0) }
    let first = result.symbols.count
    result.symbols += writer.symbols.map { symbol in
      .init(name: symbol, number: schema.number(ofName: symbol) ?? fallback)
    }
    let source = append(.init(.enumeration, first: first, count: writer.symbols.count))
    resolved[pair] = source
    return source
  }

  private mutating func record(
    _ writer: AvroSchema.Record, for schema: RecordSchema, _ reader: AvroSchema.Record
  ) throws(AvroResolutionFailure) -> Int {
    let pair = Pair(reader: ObjectIdentifier(schema), writer: writer.name)
    if let known = resolved[pair] { return known }
    let source = append(.init(.record))
    resolved[pair] = source
    let (readerFields, defaults) = try fields(of: writer, asReadBy: reader, schema)
    try deeper()
    var steps: [AvroResolution.Step] = []
    for (index, field) in writer.fields.enumerated() {
      let type: Int
      if let reader = readerFields[index] {
        type = try inside("." + reader.name, "." + field.name) {
          resolver throws(AvroResolutionFailure) in
          try resolver.source(of: field.type, for: reader.target)
        }
      } else {
        type = try skip(field.type)
      }
      steps.append(step(readerFields[index]?.number ?? 0, type))
    }
    for (field, reader) in defaults {
      steps.append(try defaultStep(of: field, reader))
    }
    depth -= 1
    define(source, as: steps)
    return source
  }

  /// A field that the writer lacks, read from the bytes of its default in the reader's schema.
  private mutating func defaultStep(
    of field: ReaderField, _ reader: AvroSchema.Field
  ) throws(AvroResolutionFailure) -> AvroResolution.Step {
    try inside("." + field.name, "") {
      resolver throws(AvroResolutionFailure) in
      let types = resolver.readerTypes
      var encoder = AvroDefaultEncoder(definitions: types)
      let bytes: [UInt8]
      do throws(AvroDefaultEncoder.Problem) {
        bytes = try encoder.bytes(of: reader.defaultValue ?? .null, as: reader.type)
      } catch {
        throw resolver.failure("the default: \(error.message)")
      }
      var own = AvroResolver(
        readerTypes: types, isGiven: true, writerTypes: types,
        depthLimit: resolver.depthLimit - resolver.depth)
      (own.readerPath, own.writerPath) = (resolver.readerPath, resolver.writerPath)
      let source = try own.source(of: reader.type, for: field.target)
      own.result.steps.append(own.step(field.number, source))
      resolver.result.defaults.append(.init(bytes: bytes, resolution: own.result))
      return .init(
        number: field.number, source: ~(resolver.result.defaults.count - 1), isEmpty: false)
    }
  }

  // MARK: What the reader does not have

  /// A type whose values are passed over.
  private mutating func skip(_ writer: AvroSchema) throws(AvroResolutionFailure) -> Int {
    switch definition(writer, in: writerTypes) {
    case .null: return append(.init(.null, isEmpty: true))
    case .boolean: return append(.init(.boolean))
    case .int: return append(.init(.int))
    case .long: return append(.init(.long))
    case .float: return append(.init(.float))
    case .double: return append(.init(.double))
    case .bytes, .string: return append(.init(.text))
    case .fixed(let fixed):
      return append(.init(.fixed, isEmpty: fixed.size == 0, first: fixed.size))
    case .enumeration: return append(.init(.enumeration))
    case .array(let item): return append(.init(.array, first: try skip(item)))
    case .map(let value): return append(.init(.map, first: try skip(value)))
    case .union(let types):
      var branches: [Int] = []
      for type in types { branches.append(try skip(type)) }
      result.branches += branches
      return append(
        .init(.union, first: result.branches.count - branches.count, count: branches.count))
    case .record(let record):
      if let known = skipped[record.name] { return known }
      let source = append(.init(.record))
      skipped[record.name] = source
      try deeper()
      var steps: [AvroResolution.Step] = []
      for field in record.fields {
        let type = try skip(field.type)
        steps.append(step(0, type))
      }
      depth -= 1
      define(source, as: steps)
      return source
    case .named(let name): throw failure("the writer's schema does not define \(name)")
    case .logical(_, let type): return try skip(type)
    }
  }

  // MARK: Building

  private mutating func append(_ source: AvroResolution.Source) -> Int {
    result.sources.append(source)
    return result.sources.count - 1
  }

  private func step(_ number: Int, _ source: Int) -> AvroResolution.Step {
    .init(number: number, source: source, isEmpty: result.sources[source].isEmpty)
  }

  /// Gives a record its fields. One that contains itself is not known to be empty in time, and never ends anyway.
  private mutating func define(_ source: Int, as steps: [AvroResolution.Step]) {
    let isEmpty = steps.allSatisfy(\.isEmpty)
    result.sources[source] = .init(
      .record, isEmpty: isEmpty, first: result.steps.count, count: steps.count)
    result.steps += steps
  }

  /// Records may nest in a schema as deep as in the data: the resolver's recursion is bounded by the same limit.
  private mutating func deeper() throws(AvroResolutionFailure) {
    guard depth < depthLimit else {
      throw failure("records nest deeper than the limit of \(depthLimit) in the schemas")
    }
    depth += 1
  }

  func definition(_ schema: AvroSchema, in types: [AvroName: AvroSchema]) -> AvroSchema {
    let schema = schema.withoutLogicalType
    guard case .named(let name) = schema else { return schema }
    return types[name] ?? schema
  }

  private mutating func inside<Result>(
    _ readerStep: String, _ writerStep: String,
    _ body: (inout AvroResolver) throws(AvroResolutionFailure) -> Result
  ) throws(AvroResolutionFailure) -> Result {
    readerPath.append(readerStep)
    writerPath.append(writerStep)
    let result = try body(&self)
    readerPath.removeLast()
    writerPath.removeLast()
    return result
  }

  // MARK: Failures

  func failure(_ message: String) -> AvroResolutionFailure {
    AvroResolutionFailure(
      message: message, readerPath: readerPath.joined(), writerPath: writerPath.joined())
  }

  private func mismatch(_ writer: AvroSchema, _ target: Target) -> AvroResolutionFailure {
    failure("the writer's \(writer.description) is not the reader's \(description(of: target))")
  }

  private func description(of target: Target) -> String {
    switch target {
    case .value(_, let type): definition(type, in: readerTypes).description
    case .optional(let target): "optional " + description(of: target)
    case .array: "array"
    case .map: "map"
    case .oneof(let members):
      "union of "
        + members.map { definition($0.schema, in: readerTypes).description }
        .joined(separator: ", ")
    }
  }
}
