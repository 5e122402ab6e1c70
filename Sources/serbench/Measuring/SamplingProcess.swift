import Foundation
import Measurement
import Payloads

/// A process that takes some rounds of a measurement: this program again, with the same arguments.
///
/// It makes the same subjects, of payloads that it is handed where there are some, finds its task in the environment where
/// the measurement would begin, leaves what it sampled in a file, and ends there.
enum SamplingProcess {
  /// Names the file with the task of this process; what came of it goes to a file beside it.
  private static let variable = "SERBENCH_SAMPLING_TASK"

  /// The payloads that this process is handed, where it was started to take some rounds of such.
  static func handedOver() throws -> [Payload]? {
    guard let file = taskFile.map(payloadsFile), FileManager.default.fileExists(atPath: file.path)
    else { return nil }
    return try JSONDecoder().decode([PreparedPayload].self, from: Data(contentsOf: file))
      .map { try $0.payload() }
  }

  /// Starts a process, waits for it, and returns what it sampled.
  ///
  /// - Parameters:
  ///   - task: What it does.
  ///   - payloads: What its subjects are made of; none where it makes them by itself.
  static func carryOut(
    _ task: SamplingTask, of payloads: [Payload]
  ) throws(SamplingFailure) -> SamplingTask.Outcome {
    do {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "serbench-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false,
        // Only the user may read the payloads.
        attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: folder) }
      let taskFile = folder.appending(path: "task.json")
      try JSONEncoder().encode(task).write(to: taskFile)
      if !payloads.isEmpty {
        try JSONEncoder().encode(try payloads.map { try PreparedPayload($0) })
          .write(to: payloadsFile(of: taskFile))
      }
      let process = ThisProgram.process(Array(CommandLine.arguments.dropFirst()))
      process.environment = ProcessInfo.processInfo.environment.merging([
        variable: taskFile.path, ProgramStart.variable: "\(ProgramStart.nanoseconds)",
      ]) { _, own in own }
      process.standardInput = FileHandle.nullDevice
      // What the process would print is this one's to print.
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      var isStopped = false
      while process.isRunning {
        // A signal from a terminal reaches both, one from elsewhere this process alone.
        if Interruption.isRequested, !isStopped {
          process.interrupt()
          isStopped = true
        }
        usleep(20_000)
      }
      guard process.terminationStatus == 0 else {
        throw Ended(status: process.terminationStatus)
      }
      return try JSONDecoder().decode(
        SamplingTask.Outcome.self, from: Data(contentsOf: outcomeFile(of: taskFile)))
    } catch {
      throw SamplingFailure(caseID: "process \(task.process + 1)", underlying: error)
    }
  }

  /// Whether this process was started to take some rounds.
  static var hasOwnTask: Bool { taskFile != nil }

  /// Carries out the task of this process, if it has one, and ends the process.
  static func carryOutOwnTask(
    by carryOut: (SamplingTask) throws -> SamplingTask.Outcome
  ) throws {
    guard let taskFile else { return }
    let task = try JSONDecoder().decode(SamplingTask.self, from: Data(contentsOf: taskFile))
    try JSONEncoder().encode(carryOut(task)).write(to: outcomeFile(of: taskFile))
    exit(0)
  }

  private static var taskFile: URL? {
    ProcessInfo.processInfo.environment[variable].map { URL(filePath: $0) }
  }

  private static func payloadsFile(of taskFile: URL) -> URL {
    taskFile.deletingLastPathComponent().appending(path: "payloads.json")
  }

  private static func outcomeFile(of taskFile: URL) -> URL {
    taskFile.deletingLastPathComponent().appending(path: "outcome.json")
  }

  private struct Ended: Error, CustomStringConvertible {
    let status: Int32
    var description: String { "ended with status \(status); --processes 1 measures without it" }
  }
}
