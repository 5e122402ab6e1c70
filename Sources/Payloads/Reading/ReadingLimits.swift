/// How much of large files is read, so that reading never takes most of the time that there is for an answer.
package struct ReadingLimits: Sendable, Hashable {
  /// JSON Lines with more bytes than this in all files together are read in blocks here and there.
  package let wholeBytes: Int
  /// How long a block is, in bytes.
  package let blockBytes: Int
  /// How many blocks are read in all.
  package let blocks: Int
  /// The most bytes that are read of what can only be read from its start.
  package let mostBytes: Int

  /// Sets limits.
  package init(wholeBytes: Int, blockBytes: Int, blocks: Int, mostBytes: Int) {
    self.wholeBytes = wholeBytes
    self.blockBytes = blockBytes
    self.blocks = blocks
    self.mostBytes = mostBytes
  }

  /// What is read in two or three seconds.
  package static let standard = ReadingLimits(
    wholeBytes: 64 << 20, blockBytes: 256 << 10, blocks: 64, mostBytes: 512 << 20)
}
