import Documents
import Foundation
import Measurement

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
    var reader = BodyReader(form: form, limits: limits, reading: reading, total: total, seed: seed)
    var passed = 0
    for (file, size) in zip(files, sizes) {
      let before = passed
      try reader.read(file, size) { fraction in
        let done = (Double(before) + fraction * Double(size ?? 0)) / Double(max(total, 1))
        progress(.reading(file: file.name, fractionCompleted: min(done, 1)))
      }
      passed += size ?? 0
    }
    guard reader.sampler.count > 0 else { throw nothingRead }
    let isPiped = files.count == 1 && files[0].isStandardInput
    return reader.sampler.bodies(
      named: name, of: files.count == 1 ? source : name, from: isPiped ? .standardInput : .files,
      keepsWhiteSpace: keepsWhiteSpace, estimatedCount: reader.estimatedCount,
      readBytes: reader.partBytes)
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
