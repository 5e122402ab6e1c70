import Foundation
import Measurement

/// How much memory the operations of a run hold, each measured in a process of its own.
struct PeakMemories {
  /// The size whose memory is measured: a single record takes less than a page.
  static let size = "batch"

  private var bytes: [BenchmarkSubject.Identity: [BenchmarkSubject.Direction: Int]] = [:]
  /// Why figures are missing; `nil` where none is.
  private(set) var gap: String?

  /// Starts a process for each direction of each batch, one after the other.
  ///
  /// - Parameters:
  ///   - subjects: What is measured; subjects that the suite does not make are left out.
  ///   - isInterrupted: Asked before each process; none is started any more where it answers yes.
  ///   - progress: Called before each process.
  init(
    of subjects: [BenchmarkSubject], isInterrupted: () -> Bool,
    progress: (BenchmarkProgress) -> Void
  ) {
    let batches = subjects.filter { $0.identity.size == Self.size }
    for (index, subject) in batches.enumerated() {
      for direction in BenchmarkSubject.Direction.allCases where subject.passes(direction) != nil {
        if isInterrupted() { return }
        progress(
          .weighing(
            caseID: "\(subject.identity) \(direction.rawValue)",
            fractionCompleted: Double(index) / Double(batches.count)))
        do {
          bytes[subject.identity, default: [:]][direction] = try Self.bytes(
            subject.identity, direction)
        } catch {
          // Ctrl-C goes to both processes.
          if !isInterrupted() { gap = "\(error)" }
          return
        }
      }
    }
  }

  /// Writes the figures into the measurements that they belong to.
  func enter(into measurements: inout [ResultDocument.Measurement]) {
    for index in measurements.indices {
      for (direction, bytes) in bytes[measurements[index].identity] ?? [:] {
        measurements[index][direction]?.peakMemoryBytes = bytes
      }
    }
  }

  private static func bytes(
    _ identity: BenchmarkSubject.Identity, _ direction: BenchmarkSubject.Direction
  ) throws -> Int {
    let process = ThisProgram.process(PeakMemoryCommand.words(identity, direction))
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = try Self.text(of: output)
    let message = try Self.text(of: errors)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Gap(description: message) }
    guard let bytes = Int(text) else {
      throw Gap(description: "the system does not tell what is resident")
    }
    return bytes
  }

  /// Everything that comes out of a pipe, without the end of its last line.
  private static func text(of pipe: Pipe) throws -> String {
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private struct Gap: Error, CustomStringConvertible {
    let description: String
  }
}
