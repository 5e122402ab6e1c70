import RecordModel
import Randomness

/// Schemas at random: every type, cardinality and integer encoding, nested records and records that nest themselves, and
/// oneofs.
public struct RandomSchema {
  private var generator: SeededGenerator
  private var count = 0
  private let hasOneofs: Bool
  private let hasOddNames: Bool
  private let cardinalities: [Cardinality]
  private let keyKinds: [KeyKind]

  /// Starts the sequence of schemas that belongs to a seed.
  ///
  /// - Parameters:
  ///   - hasOneofs: whether some optional fields are in oneofs.
  ///   - hasMaps: whether some fields are maps.
  ///   - keyKinds: what the keys of maps may be.
  ///   - hasOddNames: whether JSON's names for the fields are in another order than the fields, long and not ASCII.
  public init(
    seed: UInt64, hasOneofs: Bool = true, hasMaps: Bool = true,
    keyKinds: [KeyKind] = KeyKind.allCases, hasOddNames: Bool = false
  ) {
    generator = SeededGenerator(seed: seed)
    self.hasOneofs = hasOneofs
    self.hasOddNames = hasOddNames
    self.keyKinds = keyKinds
    cardinalities =
      [.implicit, .implicit, .optional] + (hasOneofs ? [.optional] : [])
      + [.repeated] + (hasMaps ? [.map] : [])
  }

  /// The next schema, with records inside records up to `depth` levels.
  public mutating func next(depth: Int = 3) -> RecordSchema {
    count += 1
    let name = "Record\(count)"
    var numbers: Set<Int> = []
    let fieldCount = generator.integer(in: depth == 3 ? 1...10 : 0...4)
    while numbers.count < fieldCount {
      // Mostly small numbers, some that need tags of two to five bytes.
      numbers.insert(
        generator.chance(0.9)
          ? generator.integer(in: 1...20)
          : generator.pick([15, 16, 2047, 2048, 262_143, 262_144, 536_870_911]))
    }
    let recursion = SelfReference()
    let fields = numbers.sorted().map { number in
      field(number, depth: depth, recursion: recursion)
    }
    let schema = RecordSchema(name, fields, oneofs: oneofs(of: fields))
    recursion.schema = schema
    return schema
  }

  /// Puts some of the optional fields into oneofs, which other fields may lie between.
  private mutating func oneofs(of fields: [FieldSchema]) -> [OneofSchema] {
    var members: [[Int]] = [[], []]
    for field in fields where field.cardinality == .optional {
      let place = generator.integer(in: 0...3)
      if place < members.count { members[place].append(field.number) }
    }
    if !hasOneofs { return [] }
    return members.filter { !$0.isEmpty }.enumerated().map { OneofSchema("oneof_\($0)", $1) }
  }

  private mutating func field(_ number: Int, depth: Int, recursion: SelfReference) -> FieldSchema {
    var cardinality = generator.pick(cardinalities)
    let type: FieldType
    switch generator.integer(in: 0...12) {
    case 0: type = .bool
    case 1: type = .int32
    case 2: type = .int64
    case 3: type = .uint32
    case 4: type = .uint64
    case 5: type = .float
    case 6: type = .double
    case 7, 8: type = .string
    case 9: type = .bytes
    case 10: type = .enumeration(enumSchema())
    case 11 where depth > 1:
      let nested = next(depth: depth - 1)
      type = .record(nested)
    case 12:
      if cardinality == .implicit { cardinality = .optional }
      type = .record(RecordReference { recursion.schema! })
    default: type = .string
    }
    let keyKind = cardinality == .map ? generator.pick(keyKinds) : .string
    return FieldSchema(
      number, "field_\(number)", type, cardinality,
      as: encoding(of: type.kind), keys: keyKind, keysAs: encoding(of: keyKind.valueKind),
      isPacked: cardinality == .repeated && type.kind.isNumeric ? generator.chance(0.7) : nil,
      jsonName: hasOddNames ? Self.oddName(number) : nil)
  }

  /// A name that no other number has.
  private static func oddName(_ number: Int) -> String {
    let beginnings = ["", "zz", "é", String(repeating: "n", count: 22), "\u{1F642}", "\"\\"]
    return beginnings[number % 6] + "\(number)"
  }

  private mutating func encoding(of kind: ValueKind) -> FieldEncoding {
    switch kind {
    case .int32, .int64: generator.pick([.varint, .zigzag, .fixed])
    case .uint32, .uint64: generator.pick([.varint, .fixed])
    default: .varint
    }
  }

  private mutating func enumSchema() -> EnumSchema {
    count += 1
    var cases = [EnumSchema.Case("ZERO_\(count)", 0)]
    for index in 0..<generator.integer(in: 0...4) {
      cases.append(
        .init("CASE_\(count)_\(index)", Int32(index * index + 1) * (index == 3 ? -1 : 1)))
    }
    return EnumSchema("Enum\(count)", cases)
  }

  /// The schema that a field of itself refers to, set once it is complete and before it is used.
  private final class SelfReference: @unchecked Sendable {
    var schema: RecordSchema?
  }
}
