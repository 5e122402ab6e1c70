import Randomness

/// Bodies to compress, the same in every run.
enum Bodies {
  /// A JSON document like those an API answers with.
  static func json(_ number: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: UInt64(number))
    let names = ["Ada", "Grace", "Čapek", "明", "O\"Brien"]
    let members = (0..<generator.integer(in: 3...9)).map { index in
      """
      {"id":\(number * 100 + index),"name":"\(generator.pick(names))","active":\(index % 2 == 0),\
      "score":\(generator.integer(in: 0...99_999)),"role":"member","created_at":"2026-01-31T12:00:00Z"}
      """
    }
    return Array("{\"members\":[\(members.joined(separator: ","))],\"next\":null}".utf8)
  }

  /// Bytes without any order in them.
  static func noise(_ count: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: 7)
    return generator.bytes(count)
  }

  /// Lengths around those at which libraries change what they do, with and without order in the bytes.
  static let all: [[UInt8]] =
    [0, 1, 2, 100, 65_535, 65_536, 65_537, 300_000].flatMap { count in
      [noise(count), (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }]
    } + (0..<20).map(json)
}
