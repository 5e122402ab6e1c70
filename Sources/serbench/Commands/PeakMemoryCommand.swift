import CAllocationCounter
import Measurement
import Suites

/// `serbench peak-memory`: what `serbench run` asks a process of its own.
enum PeakMemoryCommand: Command {
  static let name = "peak-memory"
  static let summary = "Print how much memory one operation holds at its most."
  static let discussion = """
    Makes a workload's batch, lets the codec handle the single records, so that what happens once a process has \
    happened, and then encodes or decodes the batch once. Prints how many bytes of resident memory that took on top of \
    what was held before; prints nothing where the system does not tell.
    """
  static let operands = "WORKLOAD CODEC KIND DIRECTION"
  static let options: [Option] = []
  static let examples = [
    Example("serbench peak-memory api-response avro/libavro codec decode", "a number of bytes")
  ]

  static func run(_ arguments: Arguments) throws {
    let words = arguments.operands
    guard words.count == 4, let kind = BenchmarkSubject.Kind(rawValue: words[2]),
      let direction = BenchmarkSubject.Direction(rawValue: words[3])
    else { throw UsageError("give a workload, a codec, a kind and a direction", command: name) }
    let subjects = try CodecSuite.suite.makeSubjects([words[0]], [words[1]])
      .filter { $0.identity.kind == kind }
    guard
      let batch = subjects.first(where: { $0.identity.size == PeakMemories.size })?.passes(
        direction)
    else { throw UsageError("there is no such subject", command: name) }
    for subject in subjects where subject.identity.size != PeakMemories.size {
      try subject.passes(direction)?(1)
    }
    resident_heap_keep()
    if let bytes = try PeakMemory.bytes(of: { try batch(1) }) {
      try Console.write("\(bytes)\n")
    }
  }

  /// The words with which this process runs the command for a subject.
  static func words(
    _ identity: BenchmarkSubject.Identity, _ direction: BenchmarkSubject.Direction
  ) -> [String] {
    [name, identity.workload, identity.codec, identity.kind.rawValue, direction.rawValue]
  }
}
