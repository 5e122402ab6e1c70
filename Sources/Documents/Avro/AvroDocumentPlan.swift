import NativeCodecs

/// A schema made ready for coding documents: its types in a list, references resolved.
struct AvroDocumentPlan: Sendable {
  private(set) var types: [AvroDocumentType] = []
  /// The same without logical types, as the notation of defaults has none.
  private(set) var plainTypes: [AvroDocumentType] = []
  private(set) var root = 0
  /// Whether the values of each type take no bytes.
  private var emptiness: [Bool] = []
  /// Whether some bytes of the type below a type are no value of it: not every text is a UUID.
  private var strictness: [Bool] = []

  init(_ schema: AvroSchema) throws(DocumentFailure) {
    var named: [AvroName: Int] = [:]
    root = try add(schema, &named)
    findEmptyTypes()
    findStrictTypes()
  }

  /// Whether the values of a type take no bytes.
  func isEmpty(_ type: Int) -> Bool { emptiness[type] }

  /// Whether a value of the type without its logical types may be refused as one of the type.
  func isStrict(_ type: Int) -> Bool { strictness[type] }

  // MARK: Types

  private mutating func add(
    _ schema: AvroSchema, _ named: inout [AvroName: Int]
  ) throws(DocumentFailure) -> Int {
    if case .named(let name) = schema {
      guard let type = named[name] else {
        throw DocumentFailure(.malformed("the schema has no type named \(name)"))
      }
      return type
    }
    let position = types.count
    // Taken before the types within, which may refer to it.
    types.append(.null)
    plainTypes.append(.null)
    var plain: AvroDocumentType?
    defer { plainTypes[position] = plain ?? types[position] }
    switch schema {
    case .record(let record):
      named[record.name] = position
      var fieldTypes: [Int] = []
      for field in record.fields { fieldTypes.append(try add(field.type, &named)) }
      types[position] = .record(.init(record, types: fieldTypes))
    case .enumeration(let enumeration):
      named[enumeration.name] = position
      types[position] = .enumeration(.init(enumeration))
    case .fixed(let fixed):
      named[fixed.name] = position
      types[position] = .fixed(fixed.size)
    case .array(let item): types[position] = .array(try add(item, &named))
    case .map(let value): types[position] = .map(try add(value, &named))
    case .union(let branches):
      var positions: [Int] = []
      for branch in branches { positions.append(try add(branch, &named)) }
      types[position] = .union(.init(branches: positions, names: branches.map(Self.tag)))
    case .logical(let meaning, let type):
      let below = try add(type, &named)
      types[position] = AvroDocumentType(meaning, of: types[below]) ?? types[below]
      plain = plainTypes[below]
      // A name stands for the type with its meaning.
      if case .fixed(let fixed) = type { named[fixed.name] = position }
    default: types[position] = Self.primitive(schema)
    }
    return position
  }

  private static func primitive(_ schema: AvroSchema) -> AvroDocumentType {
    switch schema {
    case .boolean: .boolean
    case .int: .int
    case .long: .long
    case .float: .float
    case .double: .double
    case .bytes: .bytes
    case .string: .string
    default: .null
    }
  }

  /// The name of a branch in Avro's JSON encoding: the full name of a named type, the type of another one.
  private static func tag(_ branch: AvroSchema) -> String {
    switch branch.withoutLogicalType {
    case .record(let record): record.name.fullName
    case .enumeration(let enumeration): enumeration.name.fullName
    case .fixed(let fixed): fixed.name.fullName
    case let type: type.kindName
    }
  }

  // MARK: Emptiness

  /// From none on, until nothing changes; a record that contains itself has no values at all.
  private mutating func findEmptyTypes() {
    emptiness = types.map { type in
      switch type {
      case .null, .fixed(0): true
      default: false
      }
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      // Types within come after those around them, so that once is mostly enough.
      for (position, type) in types.enumerated().reversed() {
        guard !emptiness[position], case .record(let record) = type,
          record.fields.allSatisfy({ emptiness[$0.type] })
        else { continue }
        emptiness[position] = true
        isSettled = false
      }
    }
  }

  private mutating func findStrictTypes() {
    strictness = types.map { type in
      switch type {
      case .decimal, .uuid(isFixed: false): true
      default: false
      }
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (position, type) in types.enumerated().reversed()
      where !strictness[position] && type.parts.contains(where: { strictness[$0] }) {
        strictness[position] = true
        isSettled = false
      }
    }
  }
}

extension AvroDocumentType {
  /// The types that values within are of.
  fileprivate var parts: [Int] {
    switch self {
    case .record(let record): record.fields.map(\.type)
    case .array(let item): [item]
    case .map(let value): [value]
    case .union(let union): union.branches
    default: []
    }
  }
}

extension AvroDocumentType {
  /// What a logical type makes of the type below; `nil` where it means nothing to it, and is to be ignored.
  ///
  /// Source: Apache Avro 1.12 specification, "Logical Types".
  fileprivate init?(_ meaning: AvroSchema.LogicalType, of type: AvroDocumentType) {
    switch (meaning.name, type) {
    case ("decimal", .bytes), ("decimal", .fixed):
      let scale = meaning.scale ?? 0
      guard let precision = meaning.precision, precision > 0, (0...precision).contains(scale) else {
        return nil
      }
      var size: Int?
      if case .fixed(let count) = type { size = count }
      if let size, Double(precision) > AvroDecimal.digits(inBytes: size) { return nil }
      self = .decimal(Decimal(precision: precision, scale: scale, size: size))
    case ("uuid", .string): self = .uuid(isFixed: false)
    case ("uuid", .fixed(16)): self = .uuid(isFixed: true)
    case ("duration", .fixed(12)): self = .duration
    case (let name, .int), (let name, .long):
      var isLong = false
      if case .long = type { isLong = true }
      guard
        let form = AvroTimeForm(
          name, isLong: isLong, fractionDigits: meaning.fractionDigits ?? 0)
      else { return nil }
      self = .time(form)
    default: return nil
    }
  }
}
