import Foundation
import TestSupport
import Testing

/// Each command of the executable with a small input, for what holds of all of them.
enum EveryCommand {
  /// A command line that ends with status 0, in the folder that ``makeInputs(in:)`` has filled.
  struct Line: Sendable {
    let name: String
    let arguments: [String]

    init(_ name: String, _ arguments: String...) {
      (self.name, self.arguments) = (name, arguments)
    }

    var words: [String] { name.split(separator: " ").map(String.init) + arguments }
  }

  static let reference = Tool.packageRoot.appendingPathComponent("Results/reference.json").path

  private static let shop =
    Tool.packageRoot.appendingPathComponent("Tests/SampleTraffic/shop.har").path

  /// A line a command; those with `--output` do not have it yet.
  static let lines = [
    Line(
      "run", "--quick", "--rounds", "2", "--seconds", "1", "--workload", "session-claims",
      "--codec",
      "avro/swift"),
    Line("report", "small.json", "--format", "csv"),
    Line("compare", "small.json", "small.json"),
    Line("self-check", "--seconds", "1"),
    Line("claims", "small.json"),
    Line("compare-codecs", "--quick", "--rounds", "1", "--seconds", "1"),
    Line(
      "measure", "--quick", "--rounds", "2", "--seconds", "1", "--codec", "json/swift",
      "users.jsonl"),
    Line("assignment"),
    Line("cost", "--draws", "100"),
    Line("convert", "--from", "json", "--to", "xml", "--proto", "user.proto", "user.json"),
    Line("schema infer", "--emit", "proto", "users.jsonl"),
    Line("schema generate", "--schemas", "schemas", "--swift", "swift"),
    Line("schema convert", "user.proto", "user.avsc"),
    Line("corpus", "corpus"),
    Line("sessions", shop),
    Line("traffic", "access.log"),
  ]

  /// A result that is read in no time.
  private static let small = Result {
    try Tool.withTemporaryFolder { folder in
      let words = [
        "--quick", "--rounds", "2", "--seconds", "1", "--workload", "session-claims", "-o",
        "r.json",
      ]
      let run = try Tool.run(Serbench.executable.path, ["run"] + words, in: folder)
      try #require(run.status == 0, "\(run.diagnostics)")
      return try Data(contentsOf: folder.appendingPathComponent("r.json"))
    }
  }

  /// Writes what the lines read.
  static func makeInputs(in folder: URL) throws {
    let user = #"{"name": "ana", "age": 31}"#
    let proto = "syntax = \"proto3\";\nmessage User { string name = 1; uint32 age = 2; }\n"
    let avsc = """
      {"type": "record", "name": "User", "fields":
        [{"name": "name", "type": "string"}, {"name": "age", "type": "int"}]}
      """
    let files = [
      "user.json": user, "users.jsonl": user + "\n" + #"{"name": "bo", "age": 4}"# + "\n",
      "user.proto": proto, "schemas/user.proto": proto,
      "corpus/one/document.json": user, "corpus/one/schema.proto": proto,
      "corpus/one/schema.avsc": avsc,
      "corpus/one/expected.json":
        // 6 a n a 62, and gzip's 18 bytes around 50 bits of fixed codes (RFC 1951, section 3.2.6).
        #"{"published_bytes": {"avro": {"uncompressed": 5, "gzip9": 25}}}"#,
      "access.log": #"192.0.2.1 - - [30/Nov/2026:10:00:00 +0000] "GET /users/1 HTTP/1.1" 200 26"#
        + "\n",
    ]
    try small.get().write(to: folder.appendingPathComponent("small.json"))
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// The commands that the help lists.
  static func listed() throws -> [String] {
    let overview = try Tool.run(Serbench.executable.path, ["--help"]).text
    return overview.matches(of: #/(?m)^  ([a-z-]+(?: [a-z-]+)?)  +\S/#).map { String($0.1) }
  }

  /// Whether a command has `--output`.
  static func hasOutput(_ name: String) throws -> Bool {
    try Tool.run(Serbench.executable.path, ["help"] + name.split(separator: " ").map(String.init))
      .text.contains("-o, --output FILE")
  }
}
