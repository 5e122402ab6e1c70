import Measurement

/// A direction of a measurement with what its samples come to: what every export has a row of.
struct ExportedCase {
  let measurement: ResultDocument.Measurement
  let direction: BenchmarkSubject.Direction
  let operation: ResultDocument.Operation
  let estimate: TimingEstimate

  /// Every case that has samples, in the order of the document.
  static func all(of document: ResultDocument) -> [ExportedCase] {
    document.measurements.flatMap { measurement in
      BenchmarkSubject.Direction.allCases.compactMap { direction in
        guard let operation = measurement[direction],
          let estimate = TimingEstimate(operation, bootstrap: .standard.of(document))
        else { return nil }
        return ExportedCase(
          measurement: measurement, direction: direction, operation: operation, estimate: estimate)
      }
    }
  }
}
