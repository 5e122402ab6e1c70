import NativeCodecs
import Randomness

/// JSON documents of any shape, from a seed.
struct RandomDocument {
  var generator: SeededGenerator
  /// How deep values nest.
  var depth = 4

  private static let names = [
    "a", "b", "first-name", "@type", "", "aB", "a_b", "A_B", "schema", "schemaField", "class",
    "größe", "日本", "639-3", "x y", "$let", "_x", "id", "self", "string", "a\"b\\c", "item0", "🙂",
    "x", "[x]", "\u{0}", "\u{E9}", "e\u{301}",
  ]
  private static let texts = [
    "", "x", "red", "é", "e\u{301}", "\u{1}\n\"", "🙂", "2016-02-09", "2016-02-09T14:22:00Z",
    "00112233-4455-6677-8899-aabbccddeeff", "aGVsbG8gd29ybGQhIQ==", "NaN", "d41d8cd98f00b204",
  ]
  private static let numbers = [
    "0", "1", "-1", "2147483648", "-9223372036854775808", "18446744073709551615", "1.0", "0.5",
    "-0.1", "1e3", "1e300", "9007199254740993", "3.4028235e38", "-0", "12345678901234567.5",
    "139007149627370496.0", "-9223372036854775808.0", "18446744073709549568.0", "134217744",
  ]

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// Any value.
  mutating func value(_ level: Int = 0) -> JSONValue {
    let kinds = level >= depth ? 4 : 7
    switch generator.integer(in: 0...kinds - 1) {
    case 0: return .null
    case 1: return .bool(generator.chance(0.5))
    case 2: return .number(generator.pick(Self.numbers))
    case 3: return .string(generator.pick(Self.texts))
    case 4, 5: return object(level)
    default:
      return .array((0..<generator.integer(in: 0...4)).map { _ in value(level + 1) })
    }
  }

  private mutating func object(_ level: Int) -> JSONValue {
    var names: [String] = []
    for _ in 0..<generator.integer(in: 0...6) {
      let name = generator.pick(Self.names)
      if !names.contains(where: { $0.unicodeScalars.elementsEqual(name.unicodeScalars) }) {
        names.append(name)
      }
    }
    return .object(names.map { .init($0, value(level + 1)) })
  }

  /// Documents like a value: the same members, most of them there, with other values of the same kinds.
  mutating func variation(of value: JSONValue) -> JSONValue {
    switch value {
    case .null: return .null
    case .bool: return .bool(generator.chance(0.5))
    case .number(let text):
      return .number(generator.chance(0.5) ? text : generator.pick(Self.numbers))
    case .string(let text):
      return .string(generator.chance(0.5) ? text : generator.pick(Self.texts))
    case .array(let elements):
      return .array(elements.filter { _ in generator.chance(0.9) }.map { variation(of: $0) })
    case .object(let members):
      return .object(
        members.filter { _ in generator.chance(0.9) }.map {
          .init($0.name, variation(of: $0.value))
        })
    }
  }
}
