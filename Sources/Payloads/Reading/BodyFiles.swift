import Documents
import Foundation
import Measurement
import SystemCalls

/// The bodies in JSON files: a file is one body, or as many as it has documents, a line each; or the elements of an array.
///
/// However large the files are, what is read takes two or three seconds (``ReadingLimits``): JSON Lines beyond that are
/// read in blocks chosen at random, anything else from its start.
package struct BodyFiles: Sendable {
  private let files: [PayloadFile]
  private let form: DocumentFile.Form
  private let keepsWhiteSpace: Bool

  /// Names files, at least one.
  ///
  /// - Parameters:
  ///   - operands: Their paths; `-` is standard input.
  ///   - form: Which values of a file are its bodies.
  ///   - keepsWhiteSpace: Whether white space between tokens is sent too.
  package init(_ operands: [String], form: DocumentFile.Form, keepsWhiteSpace: Bool = false) {
    files = operands.map { PayloadFile(operand: $0) }
    self.form = form
    self.keepsWhiteSpace = keepsWhiteSpace
  }

  /// A sample of the bodies of all files.
  ///
  /// - Parameters:
  ///   - limits: How much is kept.
  ///   - reading: How much is read.
  ///   - seed: Where the random numbers start that choose; the same files and seed give the same sample.
  ///   - progress: Called now and then.
  /// - Throws: `DocumentFailure` where a file cannot be read, or holds no body.
  package func bodies(
    limits: SampleLimits, reading: ReadingLimits = .standard, seed: UInt64,
    progress: @escaping (BenchmarkProgress) -> Void = { _ in }
  ) throws -> Bodies {
    let sizes = files.map(\.fileBytes)
    let total = sizes.reduce(0) { $0 + ($1 ?? 0) }
    var sampler = BodySampler(limits: limits, seed: seed)
    var (estimate, isEstimated) = (0.0, false)
    var (readBytes, isWhole) = (0, true)
    var passed = 0
    for (file, size) in zip(files, sizes) {
      let share = Double(size ?? 0) / Double(max(total, 1))
      let (before, counted) = (passed, sampler.count)
      func report(_ fraction: Double) {
        let done = Double(before) + fraction * Double(size ?? 0)
        progress(
          .reading(file: file.name, fractionCompleted: min(done / Double(max(total, 1)), 1)))
      }
      if let blocks = try lineBlocks(of: file, size, total, limits, reading) {
        let covered = try file.locating {
          try blocks.forEachLine(
            blocks: max(1, Int(Double(reading.blocks) * share)), seed: seed, progress: report
          ) { line in
            sampler.add(
              Body(
                line.bytes, wholeLength: line.length,
                at: .init(source: "\(file.name), the line at byte \(line.offset)")))
          }
        }
        estimate += Double(sampler.count - counted) / covered
        isEstimated = true
      } else {
        let isAll = size != nil && total <= reading.mostBytes
        let most =
          size == nil
          ? reading.mostBytes
          : isAll ? .max : max(Int(Double(reading.mostBytes) * share), reading.blockBytes)
        let bounds = ReadingBounds(keptBytes: limits.bodyBytes, readBytes: most) {
          report(Double($0) / Double(max(size ?? most, 1)))
        }
        let read = try file.documents(form: form, limits: Payload.limits).forEach(within: bounds) {
          document throws(DocumentFailure) in
          sampler.add(
            Body(
              document.bytes, wholeLength: document.length,
              at: .init(source: file.name, number: document.sample, line: document.line)))
        }
        estimate += Double(sampler.count - counted)
        readBytes += read.readBytes
        isWhole = isWhole && read.isWhole
      }
      passed += size ?? 0
    }
    guard sampler.count > 0 else { throw nothingRead }
    let isPiped = files.count == 1 && files[0].isStandardInput
    return sampler.bodies(
      named: name, of: files.count == 1 ? source : name, from: isPiped ? .standardInput : .files,
      keepsWhiteSpace: keepsWhiteSpace, estimatedCount: isEstimated ? Int(estimate) : nil,
      readBytes: isWhole ? nil : readBytes)
  }

  /// The blocks of a file that is too large to be read whole and has a document a line; `nil` for any other.
  private func lineBlocks(
    of file: PayloadFile, _ size: Int?, _ total: Int, _ limits: SampleLimits,
    _ reading: ReadingLimits
  ) throws -> LineBlocks? {
    guard form == .values, let size, total > reading.wholeBytes, size > reading.blockBytes else {
      return nil
    }
    let blocks = LineBlocks(
      path: file.path, fileBytes: size, blockBytes: reading.blockBytes,
      keptBytes: limits.bodyBytes)
    return try file.locating { try blocks.areDocuments() } ? blocks : nil
  }

  private var nothingRead: DocumentFailure {
    DocumentFailure(.malformed("no body begins in what was read of the files"))
      .inFile(files.count == 1 ? files[0].name : name)
  }

  /// The file's name, without the folders that it is in.
  private var source: String { URL(fileURLWithPath: files[0].name).lastPathComponent }

  /// What the tables call the bodies: the file's name, or how many files there are.
  private var name: String {
    files.count == 1
      ? URL(fileURLWithPath: files[0].name).deletingPathExtension().lastPathComponent
      : "\(files.count) files"
  }
}
