import Compression
import Measurement
import Payloads
import Reporting
import Suites
import Traffic

/// The JSON bodies of a capture, ready to be measured: each endpoint's, with the codings that were captured, and with gzip.
struct CapturedMeasurement {
  let traffic: CapturedTraffic
  let benchmark: PayloadBenchmark
  /// The methods that compress the bodies.
  private let methods: [CompressionMethod]
  /// Whether they do so at their best level too.
  private let hasLevels: Bool
  private let payloads: [Payload]
  /// What is not measured, a sentence each.
  let omissions: [String]

  /// Options that a capture answers, or that have no meaning with one, and what to do.
  struct Refusal {
    let options: [String]
    let reason: String

    init(_ options: [String], _ reason: String) {
      self.options = options
      self.reason = reason
    }

    static let ofOnePayload = [
      Refusal(
        ["proto", "avsc", "message", "proto-path", "ignore-unknown"],
        "is about one payload, and in a HAR file each endpoint has a schema, which is found; leave it "
          + "out, or give the bodies of one endpoint as JSON Lines"),
      Refusal(
        ["elements"],
        "is about files of JSON; in a HAR file the body of a response is one body; leave it out"),
      Refusal(
        ["keep-white-space"],
        "is what a HAR file says: its bodies are counted as they travelled; leave it out"),
    ]
  }

  /// The capture that the operands name; `nil` where they name other files.
  ///
  /// - Parameter codings: What compresses the bodies besides gzip and what was captured.
  /// - Throws: `UsageError` where an option is given that is refused with a capture; what is wrong with the capture where it
  ///   has no JSON bodies, or lacks most of them.
  init?(
    _ arguments: Arguments, command: String, seed: UInt64, refusing refusals: [Refusal],
    alsoBy codings: [ContentCoding] = [],
    codecs: [BenchmarkSuite.Codec] = PayloadBenchmark.allCodecs
  ) throws {
    guard let path = arguments.operands.first(where: HARFile.isHAR) else { return nil }
    guard arguments.operands.count == 1 else {
      throw UsageError("give one HAR file and no other file beside it", command: command)
    }
    for refusal in refusals + Refusal.ofOnePayload {
      if let option = refusal.options.first(where: arguments.has) {
        throw UsageError("--\(option) \(refusal.reason)", command: command)
      }
    }
    hasLevels = codings.contains { $0.level != nil }
    let read = try TrafficPayloads(
      HARFile(path: path), seed: seed, limits: hasLevels ? .quickAtBest : .quick)
    let words = TrafficWords(read.traffic)
    if let reason = words.missingBodies { throw Unmeasurable(path: path, reason: reason) }
    guard !read.payloads.isEmpty else {
      throw Unmeasurable(
        path: path,
        reason: read.omissions.isEmpty
          ? words.withoutJSON
          : "there is nothing to measure. \(read.omissions.joined(separator: " "))")
    }
    traffic = read.traffic
    payloads = read.payloads
    benchmark = try PayloadBenchmark(payloads, codecs: codecs)
    let captured = traffic.endpoints.flatMap { [$0.asked.coding, $0.answered.coding] }
    // What compressing first would save is always looked at.
    let all = Set(
      captured.compactMap { $0 }.compactMap(CompressionMethod.init(contentCoding:))
        + codings.compactMap { CompressionMethod(rawValue: $0.method) } + [.gzip])
    methods = QuickMeasurement.methods.filter(all.contains)
    // A message about a codec may quote what it cannot carry, which may be a secret.
    let refused = Set(benchmark.omissions.map { String($0.prefix { $0 != ":" }) })
    omissions = read.omissions + refused.sorted().map { "\($0) cannot carry some of the bodies." }
  }

  /// How the bodies are measured.
  ///
  /// - Parameters:
  ///   - plan: How much.
  ///   - path: Where the result goes, if it is to be kept.
  func measuring(plan: SamplingPlan, file path: String? = nil) -> MeasuringRun {
    MeasuringRun(
      plan: plan, file: path,
      compression: CompressionBenchmark(
        methods: methods, levels: hasLevels ? .all : .servers,
        timedLevels: hasLevels ? .all : .servers),
      handsOver: payloads)
  }

  private struct Unmeasurable: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path): \(reason)" }
  }
}
