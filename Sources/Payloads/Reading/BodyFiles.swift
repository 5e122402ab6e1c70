import Documents
import Foundation

/// The bodies in JSON files: a file is one body, or as many as it has documents, a line each; or the elements of an array.
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
  package func bodies(limits: SampleLimits, seed: UInt64) throws(DocumentFailure) -> Bodies {
    var sampler = BodySampler(limits: limits, seed: seed)
    for file in files {
      try file.documents(form: form, limits: Payload.limits).forEach {
        document throws(DocumentFailure) in
        sampler.add(
          Body(
            document.bytes,
            at: .init(source: file.name, number: document.sample, line: document.line)))
      }
    }
    let isPiped = files.count == 1 && files[0].isStandardInput
    return sampler.bodies(
      named: name, of: files.count == 1 ? source : name, from: isPiped ? .standardInput : .files,
      keepsWhiteSpace: keepsWhiteSpace)
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
