import Foundation

/// A program from outside the package that a test asks for its opinion.
public enum Tool {
  /// What a program did.
  public struct Outcome: Sendable {
    /// The exit status.
    public let status: Int32
    /// What it wrote to its standard output.
    public let output: Data
    /// What it wrote to its standard error.
    public let diagnostics: String

    /// The output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Runs a program that is looked up in `PATH` and waits for its end.
  ///
  /// Input and both outputs go through files, so that no pipe can fill up and block.
  public static func run(
    _ program: String, _ arguments: [String] = [], input: Data = Data(),
    in directory: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try withTemporaryFolder { folder in
      let names = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
      try input.write(to: names[0])
      for name in names[1...] { try Data().write(to: name) }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [program] + arguments
      process.standardInput = try FileHandle(forReadingFrom: names[0])
      process.standardOutput = try FileHandle(forWritingTo: names[1])
      process.standardError = try FileHandle(forWritingTo: names[2])
      process.currentDirectoryURL = directory
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      try process.run()
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus,
        output: try Data(contentsOf: names[1]),
        diagnostics: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
    }
  }

  /// Lends `body` a folder of its own that is gone afterwards.
  public static func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("serbench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// An executable that was built together with the tests.
  public static func product(_ name: String) -> URL {
    let tests =
      Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments[0])]
    return tests.map { $0.deletingLastPathComponent().appendingPathComponent(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? packageRoot.appendingPathComponent(".build/debug/\(name)")
  }

  /// The root of the package.
  public static var packageRoot: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }
}
