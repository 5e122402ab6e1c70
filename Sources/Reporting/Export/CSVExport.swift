public import Measurement

/// A result as comma-separated values: a row a case, units in the names of the columns; and a row for compressing the
/// bodies of a codec by a method, and one for decompressing them, timed or not.
///
/// Source: RFC 4180; lines end with CR LF, and what holds a comma, a quote or a line break stands in quotes. A figure
/// that was not measured is an empty field.
public enum CSVExport {
  private static let columns = [
    "workload", "size", "codec", "kind", "direction", "records_per_operation",
    "encoded_bytes_per_operation", "samples", "median_nanoseconds", "interval_lower_nanoseconds",
    "interval_upper_nanoseconds", "minimum_nanoseconds", "p90_nanoseconds", "p99_nanoseconds",
    "median_absolute_deviation_nanoseconds", "cpu_nanoseconds",
    "user_cpu_nanoseconds", "is_noisy",
    "allocations_per_operation", "allocated_bytes_per_operation", "instructions_per_operation",
    "peak_memory_bytes", "compression", "compressed_bytes_per_operation",
  ]

  /// The whole file.
  public static func text(_ document: ResultDocument) -> String {
    ([columns] + ExportedCase.all(of: document).map(fields) + compressionRows(document))
      .map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func fields(_ item: ExportedCase) -> [String] {
    let (measurement, operation) = (item.measurement, item.operation)
    return [
      measurement.workload, measurement.size, measurement.codec, measurement.kind.rawValue,
      item.direction.rawValue, "\(measurement.recordsPerOperation)",
      "\(measurement.encodedBytesPerOperation)",
    ] + times(item.estimate) + [
      optional(operation.allocationsPerOperation), optional(operation.allocatedBytesPerOperation),
      optional(operation.instructionsPerOperation),
      operation.peakMemoryBytes.map { "\($0)" } ?? "", "", "",
    ]
  }

  /// From `samples` to `is_noisy`; empty fields where nothing was timed.
  private static func times(_ estimate: TimingEstimate?) -> [String] {
    guard let estimate else { return Array(repeating: "", count: 11) }
    let time = estimate.nanoseconds
    return [
      "\(time.count)", "\(time.median)", optional(estimate.interval?.lower),
      optional(estimate.interval?.upper), "\(time.minimum)", "\(time.p90)", "\(time.p99)",
      "\(time.medianAbsoluteDeviation)", "\(estimate.cpuNanoseconds)",
      optional(estimate.userCPUNanoseconds), "\(estimate.isNoisy)",
    ]
  }

  private static func optional(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  // MARK: Compression

  private static func compressionRows(_ document: ResultDocument) -> [[String]] {
    (document.compression?.bodies ?? []).flatMap { bodies in
      bodies.codecs.flatMap { codec in
        bodies.outcomes.flatMap { outcome in
          ResultDocument.Compression.Direction.allCases.map { direction in
            [
              bodies.workload, bodies.size, codec, BenchmarkSubject.Kind.codec.rawValue,
              direction.rawValue, "", "\(Double(bodies.totalBytes) / Double(bodies.bodyCount))",
            ] + times(outcome[direction].flatMap { TimingEstimate($0) }) + [
              "", "", "", "", "\(outcome.method) \(outcome.level)",
              "\(Double(outcome.totalBytes) / Double(bodies.bodyCount))",
            ]
          }
        }
      }
    }
  }

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { #",""#.utf8.contains($0) || $0 == 10 || $0 == 13 }) else {
      return field
    }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
