import Documents
import Measurement
import Payloads

/// The options of the commands that measure a user's own payload: which bodies it has, and under which schema.
struct PayloadOptions {
  /// The options that ``init(_:command:)`` reads.
  static let options =
    [
      BodyForm.option,
      Option(
        "keep-white-space", nil,
        "Count the white space between the tokens of a file too; it is left out otherwise."),
    ] + SchemaSource.options

  private let files: BodyFiles
  private let source: SchemaSource

  /// Reads the options; the operands are the files.
  init(_ arguments: Arguments, command: String) throws(UsageError) {
    source = try SchemaSource(arguments, command: command)
    files = BodyFiles(
      arguments.operands, form: BodyForm.form(arguments),
      keepsWhiteSpace: arguments.has("keep-white-space"))
  }

  /// The payload.
  ///
  /// - Parameters:
  ///   - limits: How much of it is measured.
  ///   - seed: Where the random numbers start that choose which bodies are.
  ///   - progress: Called now and then.
  func payload(
    limits: SampleLimits, seed: UInt64, progress: @escaping (BenchmarkProgress) -> Void
  ) throws -> Payload {
    try source.payload(
      of: try files.bodies(limits: limits, seed: seed, progress: progress), progress: progress)
  }
}

/// The option that says which values of a file are its bodies, in every command that reads JSON.
enum BodyForm {
  static let option = Option(
    "elements", nil,
    "Take each element of a file that is an array as a body; otherwise the file is one.")

  static func form(_ arguments: Arguments) -> DocumentFile.Form {
    arguments.has(option.name) ? .elements : .values
  }
}
