import Foundation
public import Measurement

/// A result as the JSON that the Java Microbenchmark Harness writes with `-rf json`, which its visualisers read.
///
/// Source: `org.openjdk.jmh.results.format.JSONResultFormat`. A benchmark's name is made like a Java method's, of the
/// workload and the direction; the size and the codec are its parameters. JMH's error is half the width of the mean's
/// interval; here score and interval are the median's.
public enum JMHExport {
  /// The whole file.
  public static func text(_ document: ResultDocument) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let results = ExportedCase.all(of: document).map { Result($0, document) }
    return String(decoding: try encoder.encode(results), as: UTF8.self) + "\n"
  }

  private struct Result: Encodable {
    let jmhVersion = "1.37"
    let benchmark: String
    let mode = "avgt"
    let threads = 1
    let forks = 1
    let warmupIterations: Int
    let warmupTime: String
    let warmupBatchSize = 1
    let measurementIterations: Int
    let measurementTime: String
    let measurementBatchSize = 1
    let params: [String: String]
    let primaryMetric: Metric
    let secondaryMetrics: [String: Metric]

    init(_ item: ExportedCase, _ document: ResultDocument) {
      let measurement = item.measurement
      benchmark = "serbench.\(Self.identifier(measurement.workload)).\(item.direction.rawValue)"
      warmupIterations = item.operation.warmUpSamples
      measurementIterations = item.estimate.nanoseconds.count
      let length = document.parameters.targetSampleNanoseconds / 1e6
      warmupTime = String(format: "%.4g ms", length)
      measurementTime = warmupTime
      var params = ["codec": measurement.codec, "size": measurement.size]
      if measurement.kind != .codec { params["kind"] = measurement.kind.rawValue }
      self.params = params
      primaryMetric = Metric(item.estimate, item.operation.nanosecondsPerOperation)
      var secondary: [String: Metric] = [
        "encoded bytes": Metric(measurement.encodedBytesPerOperation, "B/op")
      ]
      // The names of JMH's own profiler, which the visualisers know.
      secondary["gc.alloc.rate.norm"] = item.operation.allocatedBytesPerOperation.map {
        Metric($0, "B/op")
      }
      secondary["peak memory"] = item.operation.peakMemoryBytes.map { Metric(Double($0), "B") }
      secondaryMetrics = secondary
    }

    /// A name with dashes as a Java identifier: `user-profile` is `userProfile`.
    private static func identifier(_ name: String) -> String {
      let words = name.split { !$0.isLetter && !$0.isNumber }
      return (words.first.map(String.init) ?? "")
        + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
  }

  private struct Metric: Encodable {
    let score: Double
    let scoreError: Double
    let scoreConfidence: [Double]
    let scorePercentiles: [String: Double]
    let scoreUnit: String
    let rawData: [[Double]]

    /// A time.
    init(_ estimate: TimingEstimate, _ samples: [Double]) {
      score = estimate.nanoseconds.median
      let interval = estimate.interval
      scoreError = (interval?.width ?? 0) / 2
      scoreConfidence = [interval?.lower ?? score, interval?.upper ?? score]
      scorePercentiles = [
        "0.0": estimate.nanoseconds.minimum, "50.0": score, "90.0": estimate.nanoseconds.p90,
        "99.0": estimate.nanoseconds.p99, "100.0": estimate.nanoseconds.maximum,
      ]
      scoreUnit = "ns/op"
      rawData = [samples]
    }

    /// A figure that was counted, without scatter.
    init(_ value: Double, _ unit: String) {
      score = value
      scoreError = 0
      scoreConfidence = [value, value]
      scorePercentiles = ["0.0": value, "50.0": value, "100.0": value]
      scoreUnit = unit
      rawData = [[value]]
    }
  }
}
