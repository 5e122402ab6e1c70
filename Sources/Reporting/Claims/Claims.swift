import Foundation
public import Measurement

/// What the course says of the formats, held against a run.
///
/// Times are compared paired by round (``PairedRatio``), over all workloads of a size by their geometric mean. Sizes
/// and allocations are counted, not sampled, and are compared as they are.
public struct Claims: Sendable {
  /// The claims, in the order of the course.
  public let all: [Claim]

  /// Judges all claims.
  ///
  /// - Parameters:
  ///   - document: What was measured.
  ///   - bootstrap: How intervals are drawn.
  public init(_ document: ResultDocument, bootstrap: Bootstrap = .standard) {
    let figures = ClaimFigures(document, bootstrap: bootstrap)
    all =
      BenchmarkSubject.Direction.allCases.map { Self.speed(figures, $0) }
      + [Self.payload(figures), Self.compactness(figures), Self.xmlSize(figures)]
      + BenchmarkSubject.Direction.allCases.map { Self.xmlSpeed(figures, $0) }
      + BenchmarkSubject.Direction.allCases.flatMap { direction in
        MemoryAmount.all.map { Self.memory(figures, direction, $0) }
      }
  }

  private static func speed(
    _ figures: ClaimFigures, _ direction: BenchmarkSubject.Direction
  ) -> Claim {
    let findings = figures.pairs("protobuf", "json").flatMap { protobuf, json in
      figures.sizes.compactMap { size -> Claim.Finding? in
        figures.ratio(baseline: json, candidate: protobuf, size: size, direction).map {
          Claim.Finding(
            subject: "\(protobuf) vs \(json), \(size)", figure: RatioText.text($0),
            value: $0.value, agrees: (3...7).contains($0.value))
        }
      }
    }
    return Claim(
      "Protobuf is 3 to 7 times as fast as JSON (\(direction.rawValue))",
      measure: "times as fast, geometric mean of the workloads", findings: findings,
      dependingOn: "implementations")
  }

  private static func payload(_ figures: ClaimFigures) -> Claim {
    let findings = figures.workloadSizes.compactMap { workload, size -> Claim.Finding? in
      guard let json = figures.bytes("json", workload, size),
        let protobuf = figures.bytes("protobuf", workload, size), json > 0
      else { return nil }
      let saved = 1 - protobuf / json
      return Claim.Finding(
        subject: "\(workload), \(size)", figure: Quantity.percent(saved) + " smaller",
        value: saved, agrees: (0.3...0.5).contains(saved))
    }
    return Claim(
      "Payloads are 30 to 50 % smaller as Protobuf than as JSON", measure: "bytes saved",
      findings: findings, dependingOn: "payload")
  }

  private static func compactness(_ figures: ClaimFigures) -> Claim {
    Claim(
      "Avro is the most compact", measure: "bytes, and those of the smallest other",
      findings: sizeFindings(figures, of: "avro", against: ["json", "xml", "protobuf"], by: <),
      dependingOn: "payload")
  }

  private static func xmlSize(_ figures: ClaimFigures) -> Claim {
    Claim(
      "XML is the largest", measure: "bytes, and those of the largest other",
      findings: sizeFindings(figures, of: "xml", against: ["json", "protobuf", "avro"], by: >),
      dependingOn: "payload")
  }

  /// A format's size in each workload next to the other that comes first by an order.
  private static func sizeFindings(
    _ figures: ClaimFigures, of format: String, against others: [String],
    by precedes: (Double, Double) -> Bool
  ) -> [Claim.Finding] {
    figures.workloadSizes.compactMap { workload, size in
      let rivals = others.compactMap { other in
        figures.bytes(other, workload, size).map { (format: other, bytes: $0) }
      }
      guard let bytes = figures.bytes(format, workload, size),
        let rival = rivals.min(by: { precedes($0.bytes, $1.bytes) }), rival.bytes > 0
      else { return nil }
      return Claim.Finding(
        subject: "\(workload), \(size)",
        figure: "\(Quantity.bytes(bytes)), \(rival.format) \(Quantity.bytes(rival.bytes))",
        value: bytes / rival.bytes, agrees: precedes(bytes, rival.bytes))
    }
  }

  private static func xmlSpeed(
    _ figures: ClaimFigures, _ direction: BenchmarkSubject.Direction
  ) -> Claim {
    let findings = figures.codecs("xml").flatMap { xml in
      figures.codecNames.filter { !$0.hasPrefix("xml/") }.flatMap { other in
        figures.sizes.compactMap { size -> Claim.Finding? in
          figures.ratio(baseline: xml, candidate: other, size: size, direction).map {
            Claim.Finding(
              subject: "\(other) vs \(xml), \(size)", figure: RatioText.text($0),
              value: $0.value, agrees: $0.value > 1)
          }
        }
      }
    }
    return Claim(
      "XML is the slowest (\(direction.rawValue))",
      measure: "how many times as fast the other is, geometric mean of the workloads",
      findings: findings, dependingOn: "implementations")
  }
}
