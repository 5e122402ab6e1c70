import RecordModel
import Randomness

/// Records at random for any schema, with a liking for the values at which codecs go wrong.
public struct RandomRecord {
  /// What a format can carry.
  public struct Repertoire: Sendable {
    /// Whether enums may have numbers without a name.
    public var unnamedEnumNumbers: Bool
    /// Whether text may have the control characters that XML 1.0 cannot carry.
    public var controlCharacters: Bool

    /// All values there are.
    public static let everything = Repertoire(unnamedEnumNumbers: true, controlCharacters: true)
    /// The values of a format whose enums have names only.
    public static let namedEnums = Repertoire(unnamedEnumNumbers: false, controlCharacters: true)
    /// The values that every format carries.
    public static let portable = Repertoire(unnamedEnumNumbers: false, controlCharacters: false)
  }

  private var generator: SeededGenerator
  private let repertoire: Repertoire

  /// Starts the sequence of records that belongs to a seed.
  public init(seed: UInt64, repertoire: Repertoire = .portable) {
    generator = SeededGenerator(seed: seed)
    self.repertoire = repertoire
  }

  /// The next record of a schema, with records inside records up to `depth` levels.
  public mutating func next(_ schema: RecordSchema, depth: Int = 4) -> DynamicRecord {
    var record = DynamicRecord(schema: schema)
    for (index, field) in schema.fields.enumerated() {
      // Of a oneof the last member that is drawn stays.
      record[index] = value(of: field, depth: depth)
    }
    return record
  }

  private mutating func value(of field: FieldSchema, depth: Int) -> DynamicValue {
    let isTooDeep = field.type.kind == .record && depth <= 1
    switch field.cardinality {
    case .implicit:
      return generator.chance(0.2) && field.type.kind != .record
        ? .zero(of: field.type, .implicit) : single(field.type, depth: depth)
    case .optional:
      let isAbsent = isTooDeep || (!field.isRequired && generator.chance(0.4))
      return isAbsent ? .absent : single(field.type, depth: depth)
    case .repeated: return .list(list(field.type, count: isTooDeep ? 0 : count(), depth: depth))
    case .map:
      let count = isTooDeep ? 0 : count()
      return .map(map(field.type, keys: field.keyKind, count: count, depth: depth))
    }
  }

  private mutating func count() -> Int {
    generator.pick([0, 1, 2, 3, 3, generator.integer(in: 4...20)])
  }

  private mutating func single(_ type: FieldType, depth: Int) -> DynamicValue {
    switch type {
    case .bool: .bool(bool())
    case .int32: .int32(int32())
    case .int64: .int64(int64())
    case .uint32: .uint32(uint32())
    case .uint64: .uint64(uint64())
    case .float: .float(float())
    case .double: .double(double())
    case .string: .string(string())
    case .bytes: .bytes(bytes())
    case .enumeration(let schema): .enumeration(enumNumber(schema))
    case .record(let reference): .record(next(reference.schema, depth: depth - 1))
    }
  }

  private mutating func list(_ type: FieldType, count: Int, depth: Int) -> DynamicList {
    let range = 0..<count
    return switch type {
    case .bool: .bool(range.map { _ in bool() })
    case .int32: .int32(range.map { _ in int32() })
    case .int64: .int64(range.map { _ in int64() })
    case .uint32: .uint32(range.map { _ in uint32() })
    case .uint64: .uint64(range.map { _ in uint64() })
    case .float: .float(range.map { _ in float() })
    case .double: .double(range.map { _ in double() })
    case .string: .string(range.map { _ in string() })
    case .bytes: .bytes(range.map { _ in bytes() })
    case .enumeration(let schema): .enumeration(range.map { _ in enumNumber(schema) })
    case .record(let reference):
      .record(range.map { _ in next(reference.schema, depth: min(depth - 1, 2)) })
    }
  }

  private mutating func map(
    _ type: FieldType, keys kind: KeyKind, count: Int, depth: Int
  ) -> DynamicMap {
    let keys = (0..<count).map { _ in key(kind) }
    return switch type {
    case .bool: .bool(entries(keys) { $0.bool() })
    case .int32: .int32(entries(keys) { $0.int32() })
    case .int64: .int64(entries(keys) { $0.int64() })
    case .uint32: .uint32(entries(keys) { $0.uint32() })
    case .uint64: .uint64(entries(keys) { $0.uint64() })
    case .float: .float(entries(keys) { $0.float() })
    case .double: .double(entries(keys) { $0.double() })
    case .string: .string(entries(keys) { $0.string() })
    case .bytes: .bytes(entries(keys) { $0.bytes() })
    case .enumeration(let schema): .enumeration(entries(keys) { $0.enumNumber(schema) })
    case .record(let reference):
      .record(entries(keys) { $0.next(reference.schema, depth: min(depth - 1, 2)) })
    }
  }

  private mutating func entries<Value>(
    _ keys: [DynamicKey], _ value: (inout RandomRecord) -> Value
  ) -> [DynamicKey: Value] {
    var entries: [DynamicKey: Value] = [:]
    for key in keys { entries[key] = value(&self) }
    return entries
  }

  private mutating func key(_ kind: KeyKind) -> DynamicKey {
    switch kind {
    case .string: .string(string())
    case .bool: .bool(bool())
    case .int32: .int32(int32())
    case .int64: .int64(int64())
    case .uint32: .uint32(uint32())
    case .uint64: .uint64(uint64())
    }
  }
}

// MARK: - Scalars

extension RandomRecord {
  private mutating func bool() -> Bool { generator.chance(0.5) }

  /// A number with a random count of significant bits, so that every length of varint comes up.
  private mutating func uint64() -> UInt64 {
    switch generator.integer(in: 0...9) {
    case 0: return 0
    case 1: return .max
    default: return generator.next() >> UInt64(generator.integer(in: 0...63))
    }
  }

  private mutating func int64() -> Int64 {
    switch generator.integer(in: 0...9) {
    case 0: return .min
    case 1: return .max
    case 2: return -1
    default: return Int64(bitPattern: uint64())
    }
  }

  private mutating func uint32() -> UInt32 {
    generator.chance(0.1) ? .max : UInt32(truncatingIfNeeded: uint64())
  }

  private mutating func int32() -> Int32 {
    generator.chance(0.1)
      ? generator.pick([.min, .max, -1]) : Int32(truncatingIfNeeded: int64())
  }

  private mutating func double() -> Double {
    switch generator.integer(in: 0...4) {
    case 0:
      generator.pick([
        -0.0, 0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
        .leastNormalMagnitude, 0.1, 1.0 / 3, 1e23, 9_007_199_254_740_992,
      ])
    case 1: Double(generator.integer(in: -1000...1000)) / 100
    case 2: Double(int64())
    default: Self.canonical(Double(bitPattern: generator.next()))
    }
  }

  private mutating func float() -> Float {
    switch generator.integer(in: 0...3) {
    case 0:
      generator.pick([
        -0.0, 0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
        .leastNormalMagnitude, 0.1,
      ])
    case 1: Float(generator.integer(in: -1000...1000)) / 100
    default: Self.canonical(Float(bitPattern: UInt32(truncatingIfNeeded: generator.next())))
    }
  }

  /// Text formats have one NaN, so payload bits of another would not come back.
  private static func canonical<Number: BinaryFloatingPoint>(_ number: Number) -> Number {
    number.isNaN ? .nan : number
  }

  private mutating func bytes() -> [UInt8] {
    generator.bytes(generator.pick([0, 1, 2, 15, 16, 127, 128, generator.integer(in: 3...300)]))
  }

  private mutating func string() -> String {
    let length = generator.pick([
      0, 1, 2, 5, 14, 15, 16, 40, 127, 128, generator.integer(in: 0...60),
    ])
    let alphabet = generator.integer(in: 0...3)
    var text = String.UnicodeScalarView()
    for _ in 0..<length {
      text.append(alphabet == 0 ? scalar() : Unicode.Scalar(UInt8(generator.integer(in: 32...126))))
    }
    return String(text)
  }

  private mutating func scalar() -> Unicode.Scalar {
    let controls: [Unicode.Scalar] =
      repertoire.controlCharacters ? ["\0", "\u{1}", "\u{1F}", "\u{7F}"] : []
    switch generator.integer(in: 0...5) {
    case 0:
      return generator.pick(
        ["\t", "\n", "\r", "<", "&", "\"", "'", ">", "\\", "/", " "] + controls)
    case 1: return Unicode.Scalar(UInt32(generator.integer(in: 0xA0...0x7FF)))!
    case 2:
      return generator.pick(["\u{2028}", "\u{85}", "\u{FEFF}", "\u{FFFD}", "\u{301}", "\u{200D}"])
    case 3: return Unicode.Scalar(UInt32(generator.integer(in: 0x3041...0x9FFF)))!
    case 4: return Unicode.Scalar(UInt32(generator.integer(in: 0x1F300...0x1FAFF)))!
    default: return Unicode.Scalar(UInt8(generator.integer(in: 32...126)))
    }
  }

  private mutating func enumNumber(_ schema: EnumSchema) -> EnumNumber {
    repertoire.unnamedEnumNumbers && !schema.isClosed && generator.chance(0.2)
      ? EnumNumber(int32()) : EnumNumber(generator.pick(schema.cases).number)
  }
}
