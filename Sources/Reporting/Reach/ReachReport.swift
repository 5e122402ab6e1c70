public import Measurement

/// How far the native codecs are ahead of the libraries, next to how far they are meant to be.
///
/// Ratios are geometric means over every workload, single and batch, with the worst of them beside; they are paired by
/// round. What misses its aim stays in the table as it is.
public struct ReachReport {
  /// The most values with memory of their own that decoding makes, by workload and size: `["payment one": 12.5]`.
  public typealias Allowances = [String: Double]

  /// A constant number of allocations that a decode may make besides.
  public static let spareAllocations = 2.0

  private let document: ResultDocument
  private let allowances: Allowances
  private let style: TextStyle
  private var bootstrap: Bootstrap { .standard.of(document) }

  /// Prepares the report of a result.
  ///
  /// - Parameters:
  ///   - document: A run of all workloads and of the scaling workloads.
  ///   - allowances: How many allocations an owned decode has to make, by workload and size.
  ///   - style: Whether emphasis shows.
  public init(_ document: ResultDocument, allowances: Allowances, style: TextStyle) {
    self.document = document
    self.allowances = allowances
    self.style = style
  }

  /// The table.
  public var text: String {
    var table = TextTable(columns: [
      .init("measure", .left), .init("at least", .right), .init("measured", .right),
    ])
    for row in rows {
      table.append([
        .init(row.measure), .init(row.aim),
        .init((row.isMet ? "" : "! ") + row.measured, row.isMet ? .good : .bad),
      ])
      table.append([.init("  worst: \(row.worst)", .faint), "", ""])
    }
    return table.rendered(style: style) + "! marks what misses its aim.\n"
  }

  private struct Row {
    let measure: String
    let aim: String
    let measured: String
    let worst: String
    let isMet: Bool
  }

  private var rows: [Row] {
    let c = ("protobuf/protobuf-c", BenchmarkSubject.Kind.libraryAlone)
    let swift = ("protobuf/swift", BenchmarkSubject.Kind.codec)
    return [
      race("protobuf/swift encode", .encode, swift, c, atLeast: 2, each: 1.3),
      race("protobuf/swift decode", .decode, swift, c, atLeast: 1.15, each: 0.9),
      race(
        "protobuf/swift borrowed", .decode, ("protobuf/swift", .borrowedDecode), c, atLeast: 4),
      race(
        "avro/swift encode", .encode, ("avro/swift", .codec), ("avro/libavro", .codec),
        atLeast: 5),
      race(
        "avro/swift decode", .decode, ("avro/swift", .codec), ("avro/libavro", .codec),
        atLeast: 3),
      race(
        "json/swift encode", .encode, ("json/swift", .codec), ("json/foundation", .codec),
        atLeast: 12),
      race(
        "json/swift decode", .decode, ("json/swift", .codec), ("json/foundation", .codec),
        atLeast: 8),
    ].compactMap(\.self)
      + natives.flatMap { codec in
        [encodeAllocations(codec), decodeAllocations(codec)].compactMap(\.self)
      }
      + natives.flatMap { codec in
        [
          growth(codec, "batch-growth", .encode, atMost: 1.3, per: "record") {
            Double($0.recordsPerOperation)
          },
          growth(codec, "nesting", .decode, atMost: 1.3, per: "byte", \.encodedBytesPerOperation),
        ].compactMap(\.self)
      }
  }

  private var natives: [String] {
    document.codecs.filter { $0.kind == .codec && $0.name.hasSuffix("/swift") }.map(\.name)
  }

  private func isScaling(_ measurement: ResultDocument.Measurement) -> Bool {
    Int(measurement.size) != nil
  }
}

// MARK: - Ratios

extension ReachReport {
  private typealias Contender = (codec: String, kind: BenchmarkSubject.Kind)

  private func race(
    _ measure: String, _ direction: BenchmarkSubject.Direction, _ candidate: Contender,
    _ baseline: Contender, atLeast aim: Double, each floor: Double? = nil
  ) -> Row? {
    var pairs: [(name: String, baseline: [Double], candidate: [Double])] = []
    for one in document.measurements
    where one.codec == candidate.codec && one.kind == candidate.kind && !isScaling(one) {
      let other = document.measurements.first {
        $0.workload == one.workload && $0.size == one.size && $0.codec == baseline.codec
          && $0.kind == baseline.kind
      }
      guard let fast = one[direction], let slow = other?[direction] else { continue }
      pairs.append(
        (
          "\(one.workload) \(one.size)", slow.nanosecondsPerOperation, fast.nanosecondsPerOperation
        ))
    }
    let mean = PairedRatio(
      geometricMeanOf: pairs.map { ($0.baseline, $0.candidate) }, bootstrap: bootstrap)
    let ratios = pairs.compactMap { pair in
      PairedRatio(baseline: pair.baseline, candidate: pair.candidate, bootstrap: bootstrap)
        .map { (name: pair.name, value: $0.value) }
    }
    guard let mean, let worst = ratios.min(by: { $0.value < $1.value }) else { return nil }
    return Row(
      measure: "\(measure) ÷ \(baseline.codec.split(separator: "/").last ?? "")",
      aim: RatioText.text(aim) + (floor.map { ", each \(RatioText.text($0))" } ?? ""),
      measured: RatioText.text(mean), worst: "\(worst.name) \(RatioText.text(worst.value))",
      isMet: mean.value >= aim && worst.value >= (floor ?? 0))
  }

  /// How much longer a unit takes at the worst size than at the best.
  private func growth(
    _ codec: String, _ workload: String, _ direction: BenchmarkSubject.Direction,
    atMost aim: Double, per unit: String, _ units: (ResultDocument.Measurement) -> Double
  ) -> Row? {
    let times = document.measurements
      .filter { $0.workload == workload && $0.codec == codec && $0.kind == .codec }
      .compactMap { measurement -> (size: String, time: Double)? in
        let samples = measurement[direction]?.nanosecondsPerOperation ?? []
        return Summary(samples: samples).map {
          (measurement.size, $0.median / units(measurement))
        }
      }
    guard let best = times.map(\.time).min(), let worst = times.max(by: { $0.time < $1.time })
    else { return nil }
    let factor = worst.time / best
    return Row(
      measure: "\(codec) \(workload), a \(unit)", aim: "≤ \(RatioText.text(aim))",
      measured: RatioText.text(factor), worst: "\(worst.size) records", isMet: factor <= aim)
  }
}

// MARK: - Allocations

extension ReachReport {
  private func encodeAllocations(_ codec: String) -> Row? {
    let counts = measurements(of: codec).compactMap { measurement in
      measurement.encode?.allocationsPerOperation.map { (measurement, $0) }
    }
    guard let worst = counts.max(by: { $0.1 < $1.1 }) else { return nil }
    return Row(
      measure: "\(codec) encode, allocations", aim: "0",
      measured: Quantity.significant(worst.1, digits: 3),
      worst: "\(worst.0.workload) \(worst.0.size)", isMet: worst.1 == 0)
  }

  private func decodeAllocations(_ codec: String) -> Row? {
    let excesses = measurements(of: codec).compactMap { measurement in
      let name = "\(measurement.workload) \(measurement.size)"
      return measurement.decode?.allocationsPerOperation.flatMap { count in
        allowances[name].map { (name: name, excess: count - $0) }
      }
    }
    guard let worst = excesses.max(by: { $0.excess < $1.excess }) else { return nil }
    return Row(
      measure: "\(codec) decode, spare allocations",
      aim: "≤ \(Quantity.significant(Self.spareAllocations, digits: 1))",
      measured: Quantity.significant(worst.excess, digits: 3), worst: worst.name,
      isMet: worst.excess <= Self.spareAllocations)
  }

  private func measurements(of codec: String) -> [ResultDocument.Measurement] {
    document.measurements.filter { $0.codec == codec && $0.kind == .codec && !isScaling($0) }
  }
}
