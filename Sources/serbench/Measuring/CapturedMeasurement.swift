import Compression
import Measurement
import Payloads
import Suites
import Traffic

/// The JSON bodies of a capture, ready to be measured: each endpoint's, with the codings that were captured.
struct CapturedMeasurement {
  let traffic: CapturedTraffic
  let benchmark: PayloadBenchmark
  /// The methods that compress some of the bodies.
  let methods: [CompressionMethod]
  /// What is not measured, a sentence each.
  let omissions: [String]

  /// Options that are about one payload.
  private static let ofOnePayload = [
    "proto", "avsc", "message", "proto-path", "elements", "keep-white-space",
  ]

  /// The capture that the operands name; `nil` where they name other files. `options` are refused with it, those about one
  /// payload too.
  init?(
    _ arguments: Arguments, command: String, seed: UInt64, refusing options: [String] = [],
    codecs: [BenchmarkSuite.Codec] = PayloadBenchmark.allCodecs
  ) throws {
    guard let path = arguments.operands.first(where: HARFile.isHAR) else { return nil }
    guard arguments.operands.count == 1 else {
      throw UsageError("give one HAR file and no other file beside it", command: command)
    }
    if let option = (Self.ofOnePayload + options).first(where: arguments.has) {
      throw UsageError(
        "--\(option) is about one payload, and a HAR file has one for each endpoint; leave it out",
        command: command)
    }
    traffic = try HARFile(path: path).traffic()
    let payloads = TrafficPayloads(traffic, seed: seed)
    guard !payloads.payloads.isEmpty else { throw WithoutJSON(path: path) }
    benchmark = try PayloadBenchmark(payloads.payloads, codecs: codecs)
    let codings = traffic.endpoints.flatMap { [$0.asked.coding, $0.answered.coding] }
    let captured = Set(codings.compactMap { $0 }.compactMap(CompressionMethod.init(contentCoding:)))
    methods = CompressionMethod.allCases.filter(captured.contains)
    // A message about a codec may quote what it cannot carry, which may be a secret.
    omissions =
      payloads.omissions
      + benchmark.omissions.map {
        "\($0.prefix { $0 != ":" }): it cannot carry some of the bodies."
      }
  }

  /// How the bodies are measured.
  ///
  /// - Parameters:
  ///   - plan: How much.
  ///   - path: Where the result goes, if it is to be kept.
  ///   - method: A method that compresses the bodies besides those that were captured.
  func measuring(
    plan: SamplingPlan, file path: String? = nil, alsoBy method: String? = nil
  ) -> MeasuringRun {
    let asked = method.flatMap(CompressionMethod.init(rawValue:))
    let all = CompressionMethod.allCases.filter {
      $0 != .identity && (methods.contains($0) || $0 == asked)
    }
    return MeasuringRun(
      plan: plan, file: path,
      compression: all.isEmpty
        ? nil : CompressionBenchmark(methods: all, levels: .servers, timedLevels: .servers))
  }

  private struct WithoutJSON: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "\(path): there is no JSON body to measure; capture with bodies (browsers leave them out of an "
        + "export that was made after the page was left)"
    }
  }
}
