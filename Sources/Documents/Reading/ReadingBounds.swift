/// How much of a file is read, and how much of each of its documents is kept.
package struct ReadingBounds {
  /// The most bytes that are kept of a document; what is longer is handed over by its beginning.
  package let keptBytes: Int
  /// The most bytes that are read of the file; what is after them is left unread.
  package let readBytes: Int
  /// Called with the number of bytes read so far, after each piece.
  package let progress: (_ readBytes: Int) -> Void

  /// Sets bounds; the defaults are none.
  package init(
    keptBytes: Int = .max, readBytes: Int = .max, progress: @escaping (Int) -> Void = { _ in }
  ) {
    self.keptBytes = keptBytes
    self.readBytes = readBytes
    self.progress = progress
  }
}
