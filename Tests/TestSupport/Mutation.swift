import Randomness

/// Damage to bytes, the same for the same generator: what a network, a disk or an attacker does to an input.
public struct Mutation {
  private var generator: SeededGenerator

  /// Starts the sequence of damages that belongs to a seed.
  public init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// A damaged copy of one of the samples, or bytes that come from none.
  public mutating func next(of samples: [[UInt8]]) -> [UInt8] {
    var bytes = generator.pick(samples)
    switch generator.integer(in: 0...9) {
    case 0: return generator.bytes(generator.integer(in: 0...64))
    case 1: return Array(bytes.prefix(generator.integer(in: 0...bytes.count)))
    case 2: return bytes + generator.bytes(generator.integer(in: 1...8))
    default: break
    }
    for _ in 0..<generator.integer(in: 1...4) where !bytes.isEmpty {
      let position = generator.integer(in: 0...(bytes.count - 1))
      switch generator.integer(in: 0...5) {
      case 0: bytes[position] ^= 1 << UInt8(generator.integer(in: 0...7))
      case 1: bytes[position] = UInt8(truncatingIfNeeded: generator.next())
      case 2: bytes[position] = generator.pick([0x00, 0x7F, 0x80, 0xFF])
      case 3: bytes.remove(at: position)
      case 4: bytes.insert(UInt8(truncatingIfNeeded: generator.next()), at: position)
      default:
        // A stretch from elsewhere: lengths and counts that no longer fit what follows them.
        let source = generator.integer(in: 0...(bytes.count - 1))
        let count = min(generator.integer(in: 1...16), bytes.count - max(source, position))
        bytes.replaceSubrange(position..<(position + count), with: bytes[source..<(source + count)])
      }
    }
    return bytes
  }
}
