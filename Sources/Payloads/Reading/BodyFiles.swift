import Documents
import Foundation

/// The bodies in JSON files.
package struct BodyFiles: Sendable {
  /// The files' paths.
  private let paths: [String]
  /// Which values of a file are its bodies.
  private let form: DocumentFile.Form

  /// Names files, at least one.
  package init(_ paths: [String], form: DocumentFile.Form) {
    self.paths = paths
    self.form = form
  }

  /// A sample of the bodies of all files.
  package func bodies(limits: SampleLimits, seed: UInt64) throws(DocumentFailure) -> Bodies {
    var sampler = BodySampler(limits: limits, seed: seed)
    for path in paths {
      let file = DocumentFile(path: path, form: form, limits: Payload.limits)
      try file.forEach { document throws(DocumentFailure) in
        sampler.add(
          Body(
            document.bytes,
            at: .init(source: path, number: document.sample, line: document.line)))
      }
    }
    return sampler.bodies(named: name, from: .files)
  }

  /// What the tables call the bodies: the file's name, or how many files there are.
  private var name: String {
    paths.count == 1
      ? URL(fileURLWithPath: paths[0]).deletingPathExtension().lastPathComponent
      : "\(paths.count) files"
  }
}
