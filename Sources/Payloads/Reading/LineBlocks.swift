import Documents
import Randomness
import SerializationCodecs
import SystemCalls

/// The lines that begin in some blocks of a file of JSON Lines, chosen at random.
///
/// A line belongs to the block that its first byte is in, so that each line of the file is as likely to be read as any
/// other, however long it is (cluster sampling). Lines are told apart by their line feeds, which JSON has none of in a
/// text (RFC 8259, section 7).
struct LineBlocks {
  /// A line, or its beginning, and where in the file it begins.
  struct Line {
    let bytes: [UInt8]
    let length: Int
    let offset: Int
  }

  private let path: String
  private let fileBytes: Int
  private let blockBytes: Int
  /// The most bytes of a line that are kept.
  private let keptBytes: Int

  init(path: String, fileBytes: Int, blockBytes: Int, keptBytes: Int) {
    self.path = path
    self.fileBytes = fileBytes
    self.blockBytes = blockBytes
    self.keptBytes = keptBytes
  }

  /// Whether the first lines of the file are a document each.
  func areDocuments() throws -> Bool {
    let reader = try FileReader(path: path)
    var head: [UInt8] = []
    while head.count < Self.headBytes {
      let piece = try reader.next(atMost: Self.headBytes - head.count)
      if piece.isEmpty { break }
      head += piece
    }
    let lines = head.split(separator: UInt8(ascii: "\n")).dropLast().filter { !Self.isBlank($0) }
    return lines.count > 1
      && lines.prefix(Self.triedLines).allSatisfy {
        (try? JSONValue(reading: Array($0), limits: Payload.limits)) != nil
      }
  }

  private static let headBytes = 1 << 20
  private static let triedLines = 10

  /// Hands over the lines of so many blocks, in the order of the file; blank ones are left out.
  ///
  /// - Returns: How much of the file the blocks are, from 0 to 1.
  func forEachLine(
    blocks count: Int, seed: UInt64, progress: (_ fraction: Double) -> Void,
    _ body: (Line) throws -> Void
  ) throws -> Double {
    let total = (fileBytes + blockBytes - 1) / blockBytes
    let chosen = Self.choose(min(count, total), of: total, seed: seed)
    let reader = try FileReader(path: path)
    var covered = 0
    for (index, block) in chosen.enumerated() {
      let range = block * blockBytes..<min((block + 1) * blockBytes, fileBytes)
      covered += range.count
      for line in try lines(in: range, of: reader) where !Self.isBlank(line.bytes[...]) {
        try body(line)
      }
      progress(Double(index + 1) / Double(chosen.count))
    }
    return Double(covered) / Double(fileBytes)
  }

  /// Different numbers below `total`, ascending.
  private static func choose(_ count: Int, of total: Int, seed: UInt64) -> [Int] {
    if count == total { return Array(0..<total) }
    var generator = SeededGenerator(seed: seed)
    var chosen: Set<Int> = []
    while chosen.count < count { chosen.insert(generator.integer(in: 0...(total - 1))) }
    return chosen.sorted()
  }

  /// The lines whose first byte is in a range of the file.
  private func lines(
    in range: Range<Int>, of reader: borrowing FileReader
  ) throws(SystemFailure) -> [Line] {
    // The byte before tells whether the range begins with a line.
    var position = max(range.lowerBound - 1, 0)
    try reader.seek(to: position)
    var lines: [Line] = []
    var (bytes, length): ([UInt8], Int) = ([], 0)
    var start: Int? = range.lowerBound == 0 ? 0 : nil
    while start != nil || position < range.upperBound {
      let piece = try reader.next(atMost: blockBytes)
      if piece.isEmpty { break }
      var index = 0
      while index < piece.count {
        let feed = piece[index...].firstIndex(of: UInt8(ascii: "\n")) ?? piece.count
        if start != nil {
          length += feed - index
          bytes += piece[index..<feed].prefix(keptBytes - bytes.count)
        }
        guard feed < piece.count else { break }
        if let start { lines.append(Line(bytes: bytes, length: length, offset: start)) }
        (bytes, length) = ([], 0)
        start = position + feed + 1
        if position + feed + 1 >= range.upperBound { return lines }
        index = feed + 1
      }
      position += piece.count
    }
    if let start, length > 0 { lines.append(Line(bytes: bytes, length: length, offset: start)) }
    return lines
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
  }
}
