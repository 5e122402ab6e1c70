public import Measurement

/// A result as comma-separated values: a row a case, units in the names of the columns.
///
/// Source: RFC 4180; lines end with CR LF, and what holds a comma, a quote or a line break stands in quotes. A figure
/// that was not measured is an empty field.
public enum CSVExport {
  private static let columns = [
    "workload", "size", "codec", "kind", "direction", "records_per_operation",
    "encoded_bytes_per_operation", "samples", "median_nanoseconds", "interval_lower_nanoseconds",
    "interval_upper_nanoseconds", "minimum_nanoseconds", "p90_nanoseconds", "p99_nanoseconds",
    "median_absolute_deviation_nanoseconds", "cpu_nanoseconds", "is_noisy",
    "allocations_per_operation", "allocated_bytes_per_operation", "instructions_per_operation",
    "peak_memory_bytes",
  ]

  /// The whole file.
  public static func text(_ document: ResultDocument) -> String {
    ([columns] + ExportedCase.all(of: document).map(fields))
      .map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func fields(_ item: ExportedCase) -> [String] {
    let (measurement, operation, estimate) = (item.measurement, item.operation, item.estimate)
    let time = estimate.nanoseconds
    func optional(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    return [
      measurement.workload, measurement.size, measurement.codec, measurement.kind.rawValue,
      item.direction.rawValue, "\(measurement.recordsPerOperation)",
      "\(measurement.encodedBytesPerOperation)", "\(time.count)", "\(time.median)",
      optional(estimate.interval?.lower), optional(estimate.interval?.upper), "\(time.minimum)",
      "\(time.p90)", "\(time.p99)", "\(time.medianAbsoluteDeviation)",
      "\(estimate.cpuNanoseconds)", "\(estimate.isNoisy)",
      optional(operation.allocationsPerOperation), optional(operation.allocatedBytesPerOperation),
      optional(operation.instructionsPerOperation),
      operation.peakMemoryBytes.map { "\($0)" } ?? "",
    ]
  }

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { #",""#.utf8.contains($0) || $0 == 10 || $0 == 13 }) else {
      return field
    }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
