import Bytes
import NativeCodecs

/// Resolves a writer's schema against a reader's.
///
/// Source: Apache Avro 1.12 specification, "Schema Resolution".
struct AvroTransferResolver {
  /// A named type of the reader's and the one of the writer's that it is read from: each pair is resolved once.
  private struct Pair: Hashable {
    let writer: AvroName
    let reader: AvroName
  }

  private let writerTypes: [AvroName: AvroSchema]
  private let readerTypes: [AvroName: AvroSchema]
  private let depthLimit: Int
  private var depth = 0
  private var transfers: [AvroTransfer] = []
  private var emptiness: [Bool] = []
  private var resolved: [Pair: Int] = [:]
  private var skipped: [AvroName: Int] = [:]
  private var readerPath: [String] = []
  private var writerPath: [String] = []

  /// The plan for two schemas.
  static func plan(
    writer: AvroSchema, reader: AvroSchema, depthLimit: Int
  ) throws(AvroResolutionFailure) -> AvroTransferPlan {
    var resolver = AvroTransferResolver(
      writerTypes: writer.definitions, readerTypes: reader.definitions, depthLimit: depthLimit)
    resolver.writerPath = [writer.withoutLogicalType.description]
    resolver.readerPath = [reader.withoutLogicalType.description]
    let root = try resolver.transfer(of: writer, to: reader)
    return AvroTransferPlan(
      transfers: resolver.transfers, emptiness: resolver.emptiness, root: root)
  }

  private init(
    writerTypes: [AvroName: AvroSchema], readerTypes: [AvroName: AvroSchema], depthLimit: Int
  ) {
    self.writerTypes = writerTypes
    self.readerTypes = readerTypes
    self.depthLimit = depthLimit
  }

  // MARK: Types

  private mutating func transfer(
    of writer: AvroSchema, to reader: AvroSchema
  ) throws(AvroResolutionFailure) -> Int {
    let (written, read) = (definition(writer, writerTypes), definition(reader, readerTypes))
    switch (written, read) {
    case (.union(let branches), _): return try union(branches, to: reader)
    case (_, .union(let branches)):
      guard let branch = best(of: branches, for: written) else { throw mismatch(written, read) }
      let content = try transfer(of: writer, to: branches[branch])
      return append(.branch(branch, of: content), isEmpty: emptiness[content])
    case (.array(let item), .array(let target)):
      return append(
        .array(
          try inside("[]") { resolver throws(AvroResolutionFailure) in
            try resolver.transfer(of: item, to: target)
          }))
    case (.map(let value), .map(let target)):
      return append(
        .map(
          try inside("{}") { resolver throws(AvroResolutionFailure) in
            try resolver.transfer(of: value, to: target)
          }))
    case (.record(let record), .record(let target)) where written.matches(asReadBy: read):
      return try transfer(of: record, to: target)
    case (.enumeration(let enumeration), .enumeration(let target))
    where written.matches(asReadBy: read):
      return append(.enumeration(Self.positions(of: enumeration, in: target)))
    default:
      guard written.matches(asReadBy: read) else { throw mismatch(written, read) }
      try checkMeaning(writer, reader)
      return append(scalar(written, read), isEmpty: isEmpty(written))
    }
  }

  private func scalar(_ writer: AvroSchema, _ reader: AvroSchema) -> AvroTransfer {
    let isString = reader == .string
    switch (writer, reader) {
    case (.boolean, _): return .boolean
    case (.int, .float), (.int, .double): return .promotion(from: .int, isToFloat: reader == .float)
    case (.long, .float), (.long, .double):
      return .promotion(from: .long, isToFloat: reader == .float)
    case (.float, .double): return .promotion(from: .float, isToFloat: false)
    default: return copy(writer, isString: isString)
    }
  }

  /// A primitive type or a `fixed` as it is.
  private func copy(_ type: AvroSchema, isString: Bool) -> AvroTransfer {
    switch type {
    case .boolean: .boolean
    case .int: .long(isInt: true)
    case .long, .enumeration: .long(isInt: false)
    case .float: .bytes(count: 4)
    case .double: .bytes(count: 8)
    case .bytes, .string: .text(isString: isString)
    case .fixed(let fixed): .bytes(count: fixed.size)
    default: .null
    }
  }

  private static func positions(
    of writer: AvroSchema.Enumeration, in reader: AvroSchema.Enumeration
  ) -> AvroTransfer.Enumeration {
    let known = Dictionary(
      reader.symbols.enumerated().map { (ExactText($1), $0) },
      uniquingKeysWith: { first, _ in first })
    let fallback = reader.defaultSymbol.flatMap { known[ExactText($0)] }
    return .init(
      name: reader.name.fullName, symbols: writer.symbols,
      positions: writer.symbols.map { known[ExactText($0)] ?? fallback })
  }

  // MARK: Unions

  private mutating func union(
    _ branches: [AvroSchema], to reader: AvroSchema
  ) throws(AvroResolutionFailure) -> Int {
    let read = definition(reader, readerTypes)
    var found: [Int] = []
    var fitsAny = false
    for (index, branch) in branches.enumerated() {
      let written = definition(branch, writerTypes)
      guard fits(written, read) else {
        found.append(
          append(
            .mismatch(
              "the writer's \(written.description) is not the reader's \(description(read))"))
        )
        continue
      }
      fitsAny = true
      found.append(
        try inside("", "<\(index)>") { resolver throws(AvroResolutionFailure) in
          try resolver.transfer(of: branch, to: reader)
        })
    }
    guard fitsAny || branches.isEmpty else { throw mismatch(.union(branches), read) }
    return append(.union(found))
  }

  /// The branch of a reader's union that a type becomes: the one of the same name, or of the same type, or else the first
  /// that it may be read as, so that values of the same union stay what they are.
  private func best(of branches: [AvroSchema], for writer: AvroSchema) -> Int? {
    let targets = branches.map { definition($0, readerTypes) }
    let fitting = targets.indices.filter { fits(writer, targets[$0]) }
    return fitting.first { targets[$0].description == writer.description }
      ?? fitting.first { targets[$0].kindName == writer.kindName } ?? fitting.first
  }

  /// Whether a type could become another one, what is in records apart.
  private func fits(_ writer: AvroSchema, _ reader: AvroSchema) -> Bool {
    switch (writer, reader) {
    case (.union(let branches), _):
      branches.contains { fits(definition($0, writerTypes), reader) }
    case (_, .union(let branches)):
      branches.contains { fits(writer, definition($0, readerTypes)) }
    case (.array(let item), .array(let target)), (.map(let item), .map(let target)):
      fits(definition(item, writerTypes), definition(target, readerTypes))
    default: writer.matches(asReadBy: reader)
    }
  }

  // MARK: Records

  private mutating func transfer(
    of writer: AvroSchema.Record, to reader: AvroSchema.Record
  ) throws(AvroResolutionFailure) -> Int {
    let pair = Pair(writer: writer.name, reader: reader.name)
    if let known = resolved[pair] { return known }
    let position = append(.null)
    resolved[pair] = position
    let sources = sources(of: reader, in: writer)
    let targets = Dictionary(
      sources.enumerated().compactMap { target, source in source.map { ($0, target) } },
      uniquingKeysWith: { first, _ in first })
    try deeper()
    var steps: [AvroTransfer.Step] = []
    for (index, field) in writer.fields.enumerated() {
      let transfer: Int
      if let target = targets[index] {
        transfer = try inside(".\(reader.fields[target].name)", ".\(field.name)") {
          resolver throws(AvroResolutionFailure) in
          try resolver.transfer(of: field.type, to: reader.fields[target].type)
        }
      } else {
        transfer = try skip(field.type)
      }
      steps.append(.init(name: field.name, transfer: transfer, target: targets[index]))
    }
    depth -= 1
    var defaults: [[UInt8]?] = []
    for (field, source) in zip(reader.fields, sources) {
      defaults.append(source == nil ? try defaultBytes(of: field) : nil)
    }
    return define(position, .init(steps: steps, defaults: defaults))
  }

  /// The writer's field that each of the reader's is read from: the one of its name, or else of one of its aliases.
  private func sources(
    of reader: AvroSchema.Record, in writer: AvroSchema.Record
  ) -> [Int?] {
    let positions = Dictionary(
      writer.fields.enumerated().map { (ExactText($1.name), $0) },
      uniquingKeysWith: { first, _ in first })
    var sources = reader.fields.map { positions[ExactText($0.name)] }
    var taken = Set(sources.compactMap(\.self))
    for (target, field) in reader.fields.enumerated() where sources[target] == nil {
      let source = field.aliases.lazy.compactMap { positions[ExactText($0)] }
        .first { !taken.contains($0) }
      if let source { taken.insert(source) }
      sources[target] = source
    }
    return sources
  }

  private func defaultBytes(
    of field: AvroSchema.Field
  ) throws(AvroResolutionFailure) -> [UInt8] {
    guard let value = field.defaultValue else {
      throw failure(
        "the writer has no field \(field.name), and the reader's schema has no default for it; add one, or an alias"
      )
    }
    var encoder = AvroDefaultEncoder(definitions: readerTypes)
    do throws(AvroDefaultEncoder.Problem) {
      return try encoder.bytes(of: value, as: field.type)
    } catch {
      throw failure("the default of \(field.name): \(error.message)")
    }
  }

  // MARK: What the reader does not have

  /// A type whose values are passed over.
  private mutating func skip(_ writer: AvroSchema) throws(AvroResolutionFailure) -> Int {
    let type = definition(writer, writerTypes)
    switch type {
    case .array(let item): return append(.array(try skip(item)))
    case .map(let value): return append(.map(try skip(value)))
    case .union(let branches):
      var found: [Int] = []
      for branch in branches { found.append(try skip(branch)) }
      return append(.union(found))
    case .record(let record):
      if let known = skipped[record.name] { return known }
      let position = append(.null)
      skipped[record.name] = position
      try deeper()
      var steps: [AvroTransfer.Step] = []
      for field in record.fields {
        let transfer = try skip(field.type)
        steps.append(.init(name: field.name, transfer: transfer, target: nil))
      }
      depth -= 1
      return define(position, .init(steps: steps, defaults: []))
    default: return append(copy(type, isString: false), isEmpty: isEmpty(type))
    }
  }

  // MARK: Building

  private mutating func append(_ transfer: AvroTransfer, isEmpty: Bool = false) -> Int {
    transfers.append(transfer)
    emptiness.append(isEmpty)
    return transfers.count - 1
  }

  /// Gives a record its fields. One that contains itself is not known to be empty in time, and never ends anyway.
  private mutating func define(_ position: Int, _ record: AvroTransfer.Record) -> Int {
    transfers[position] = .record(record)
    emptiness[position] = record.steps.allSatisfy { emptiness[$0.transfer] }
    return position
  }

  private func isEmpty(_ type: AvroSchema) -> Bool {
    switch type {
    case .null: true
    case .fixed(let fixed): fixed.size == 0
    default: false
    }
  }

  /// Records may nest in a schema as deep as in the data: the resolver's recursion is bounded by the same limit.
  private mutating func deeper() throws(AvroResolutionFailure) {
    guard depth < depthLimit else {
      throw failure(
        "records nest deeper than \(depthLimit) levels in the schemas, which is the limit")
    }
    depth += 1
  }

  private func definition(
    _ schema: AvroSchema, _ types: [AvroName: AvroSchema]
  ) -> AvroSchema {
    let schema = schema.withoutLogicalType
    guard case .named(let name) = schema else { return schema }
    return types[name]?.withoutLogicalType ?? schema
  }

  private mutating func inside<Result>(
    _ readerStep: String, _ writerStep: String? = nil,
    _ body: (inout AvroTransferResolver) throws(AvroResolutionFailure) -> Result
  ) throws(AvroResolutionFailure) -> Result {
    readerPath.append(readerStep)
    writerPath.append(writerStep ?? readerStep)
    let result = try body(&self)
    readerPath.removeLast()
    writerPath.removeLast()
    return result
  }
}

// MARK: - Failures

extension AvroTransferResolver {
  /// The logical types that change what a value is.
  private static let meanings: Set = [
    "decimal", "uuid", "duration", "date", "time-millis", "time-micros", "timestamp-millis",
    "timestamp-micros", "timestamp-nanos", "local-timestamp-millis", "local-timestamp-micros",
    "local-timestamp-nanos",
  ]

  /// Refuses two meanings of one type that differ, since a value would become another one.
  ///
  /// Source: Apache Avro 1.12 specification, "Decimal": two decimals match if their scales and precisions do. Of other
  /// logical types it says nothing, and readers that ignore them read milliseconds as microseconds.
  private func checkMeaning(
    _ writer: AvroSchema, _ reader: AvroSchema
  ) throws(AvroResolutionFailure) {
    guard let written = meaning(of: writer, writerTypes),
      let read = meaning(of: reader, readerTypes),
      written != read
    else { return }
    throw failure(
      "the writer's \(written) is not the reader's \(read), and Avro has no conversion between them"
    )
  }

  private func meaning(of schema: AvroSchema, _ types: [AvroName: AvroSchema]) -> String? {
    guard case .logical(let type, _) = schema, Self.meanings.contains(type.name) else { return nil }
    guard type.name == "decimal" else { return type.name }
    return "decimal(\(type.precision ?? 0), \(type.scale ?? 0))"
  }

  private func failure(_ message: String) -> AvroResolutionFailure {
    AvroResolutionFailure(
      message: message, readerPath: readerPath.joined(), writerPath: writerPath.joined())
  }

  private func mismatch(_ writer: AvroSchema, _ reader: AvroSchema) -> AvroResolutionFailure {
    var message =
      "the writer's \(description(writer, writerTypes)) is not the reader's \(description(reader))"
    if let name = writer.definedName, reader.definedName != nil, writer.kindName == reader.kindName,
      reader.definedName != name
    {
      message += "; if it is meant, give the reader's the alias \(name.fullName)"
    }
    return failure(message)
  }

  private func description(_ reader: AvroSchema) -> String { description(reader, readerTypes) }

  private func description(_ type: AvroSchema, _ types: [AvroName: AvroSchema]) -> String {
    guard case .union(let branches) = type else { return type.description }
    return "union of " + branches.map { definition($0, types).description }.joined(separator: ", ")
  }
}
