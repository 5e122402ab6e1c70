import Foundation
import Measurement

/// A process that takes some rounds of a measurement: this program again, with the same arguments.
///
/// It makes the same subjects, finds its task in the environment where the measurement would begin, leaves what it sampled
/// in a file, and ends there.
enum SamplingProcess {
  /// Names the file with the task of this process; what came of it goes to a file beside it.
  private static let variable = "SERBENCH_SAMPLING_TASK"

  /// Starts a process, waits for it, and returns what it sampled.
  static func carryOut(_ task: SamplingTask) throws(SamplingFailure) -> SamplingTask.Outcome {
    do {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "serbench-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(at: folder) }
      let taskFile = folder.appending(path: "task.json")
      try JSONEncoder().encode(task).write(to: taskFile)
      let process = ThisProgram.process(Array(CommandLine.arguments.dropFirst()))
      process.environment = ProcessInfo.processInfo.environment.merging([variable: taskFile.path]) {
        _, own in own
      }
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
  static var hasOwnTask: Bool { ProcessInfo.processInfo.environment[variable] != nil }

  /// Carries out the task of this process, if it has one, and ends the process.
  static func carryOutOwnTask(
    by carryOut: (SamplingTask) throws -> SamplingTask.Outcome
  ) throws {
    guard let path = ProcessInfo.processInfo.environment[variable] else { return }
    let taskFile = URL(filePath: path)
    let task = try JSONDecoder().decode(SamplingTask.self, from: Data(contentsOf: taskFile))
    try JSONEncoder().encode(carryOut(task)).write(to: outcomeFile(of: taskFile))
    exit(0)
  }

  private static func outcomeFile(of taskFile: URL) -> URL {
    taskFile.deletingLastPathComponent().appending(path: "outcome.json")
  }

  private struct Ended: Error, CustomStringConvertible {
    let status: Int32
    var description: String { "ended with status \(status); --processes 1 measures without it" }
  }
}
