import Documents

/// Reads files one after the other into one sample, each as far as its part of the limits goes.
struct BodyReader {
  private let form: DocumentFile.Form
  private let limits: SampleLimits
  private let reading: ReadingLimits
  /// How many bytes all files have.
  private let total: Int
  private let seed: UInt64

  /// The bodies of what was read.
  private(set) var sampler: BodySampler
  private var estimate = 0.0
  private var isEstimated = false
  private var readBytes = 0
  private var isWhole = true

  init(
    form: DocumentFile.Form, limits: SampleLimits, reading: ReadingLimits, total: Int, seed: UInt64
  ) {
    self.form = form
    self.limits = limits
    self.reading = reading
    self.total = total
    self.seed = seed
    sampler = BodySampler(limits: limits, seed: seed)
  }

  /// How many bodies there are in all, where they were not counted.
  var estimatedCount: Int? { isEstimated ? Int(estimate) : nil }

  /// How many bytes were read from the start of the files, where their ends were not.
  var partBytes: Int? { isWhole ? nil : readBytes }

  /// Reads a file; `size` is `nil` for a pipe.
  mutating func read(
    _ file: PayloadFile, _ size: Int?, progress: @escaping (_ fraction: Double) -> Void
  ) throws {
    if let size, let blocks = try lineBlocks(of: file, size) {
      try read(blocks, of: file, size, progress)
    } else {
      try readFromStart(file, size, progress)
    }
  }

  /// The blocks of a file that is too large to be read whole and has a document a line; `nil` for any other.
  private func lineBlocks(of file: PayloadFile, _ size: Int) throws -> LineBlocks? {
    guard form == .values, total > reading.wholeBytes, size > reading.blockBytes else {
      return nil
    }
    let blocks = LineBlocks(
      path: file.path, fileBytes: size, blockBytes: reading.blockBytes,
      keptBytes: limits.bodyBytes)
    return try file.locating { try blocks.areDocuments() } ? blocks : nil
  }

  private mutating func read(
    _ blocks: LineBlocks, of file: PayloadFile, _ size: Int, _ progress: (Double) -> Void
  ) throws {
    let before = sampler.count
    let covered = try file.locating {
      try blocks.forEachLine(
        blocks: max(1, Int(Double(reading.blocks) * share(size))), seed: seed, progress: progress
      ) { line in
        sampler.add(
          Body(
            line.bytes, wholeLength: line.length,
            at: .init(source: "\(file.name), the line at byte \(line.offset)")))
      }
    }
    estimate += Double(sampler.count - before) / covered
    isEstimated = true
  }

  private mutating func readFromStart(
    _ file: PayloadFile, _ size: Int?, _ progress: @escaping (Double) -> Void
  ) throws(DocumentFailure) {
    let before = sampler.count
    let most = mostBytes(size)
    let bounds = ReadingBounds(keptBytes: limits.bodyBytes, readBytes: most) {
      progress(Double($0) / Double(max(size ?? most, 1)))
    }
    let read = try file.documents(form: form, limits: Payload.limits).forEach(within: bounds) {
      document throws(DocumentFailure) in
      sampler.add(
        Body(
          document.bytes, wholeLength: document.length,
          at: .init(source: file.name, number: document.sample, line: document.line)))
    }
    estimate += Double(sampler.count - before)
    readBytes += read.readBytes
    isWhole = isWhole && read.isWhole
  }

  /// The most bytes that are read of a file from its start.
  private func mostBytes(_ size: Int?) -> Int {
    guard let size else { return reading.mostBytes }
    return total <= reading.mostBytes
      ? .max : max(Int(Double(reading.mostBytes) * share(size)), reading.blockBytes)
  }

  /// A file's part of all files.
  private func share(_ size: Int) -> Double { Double(size) / Double(max(total, 1)) }
}
