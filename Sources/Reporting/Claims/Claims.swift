import Foundation
public import Measurement

/// What the course says of the formats, held against a run.
///
/// Times are compared paired by round (``PairedRatio``), over all workloads of a size by their geometric mean, and judged by
/// the whole interval. Sizes and allocations are counted, not sampled, and are compared as they are. The rule is at
/// ``Claim``.
public struct Claims: Sendable {
  /// What the result cannot say, and why: a sentence each.
  public let limits: [String]
  /// The claims, in the order of the course.
  public let all: [Claim]

  /// Judges all claims.
  ///
  /// - Parameters:
  ///   - document: What was measured.
  ///   - bootstrap: How intervals are drawn.
  public init(_ document: ResultDocument, bootstrap: Bootstrap = .standard) {
    let figures = ClaimFigures(document, bootstrap: bootstrap)
    limits = ClaimLimits(figures: figures, document: document).sentences
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
            value: $0.value, interval: $0.interval, claimed: .between(3, 7))
        }
      }
    }
    return Claim(
      "Protobuf is 3 to 7 times as fast as JSON (\(direction.rawValue))",
      measure: "times as fast, geometric mean of the workloads", findings: findings,
      dependingOn: .implementations, missing: figures.missing(["protobuf", "json"]),
      onlyWorkload: figures.onlyWorkload)
  }

  private static func payload(_ figures: ClaimFigures) -> Claim {
    let findings = figures.workloadSizes.compactMap { workload, size -> Claim.Finding? in
      guard let json = figures.bytes("json", workload, size),
        let protobuf = figures.bytes("protobuf", workload, size), json > 0
      else { return nil }
      let saved = 1 - protobuf / json
      return Claim.Finding(
        subject: "\(workload), \(size)", figure: Quantity.percent(saved) + " smaller",
        counted: saved, claimed: .between(0.3, 0.5))
    }
    return Claim(
      "Payloads are 30 to 50 % smaller as Protobuf than as JSON", measure: "bytes saved",
      findings: findings, dependingOn: .payload, missing: figures.missing(["protobuf", "json"]),
      onlyWorkload: figures.onlyWorkload)
  }

  private static func compactness(_ figures: ClaimFigures) -> Claim {
    sizes(
      figures, "Avro is the most compact", measure: "bytes, and those of the smallest other",
      of: "avro", claimed: .below(1), rival: <)
  }

  private static func xmlSize(_ figures: ClaimFigures) -> Claim {
    sizes(
      figures, "XML is the largest", measure: "bytes, and those of the largest other", of: "xml",
      claimed: .above(1), rival: >)
  }

  /// A format's size in each workload against that of the other format that comes first by an order.
  private static func sizes(
    _ figures: ClaimFigures, _ statement: String, measure: String, of format: String,
    claimed: ClaimedRange, rival precedes: (Double, Double) -> Bool
  ) -> Claim {
    let others = ClaimFigures.formats.filter { $0 != format }
    let findings = figures.workloadSizes.compactMap { workload, size -> Claim.Finding? in
      let rivals = others.compactMap { other in
        figures.bytes(other, workload, size).map { (format: other, bytes: $0) }
      }
      guard let bytes = figures.bytes(format, workload, size),
        let rival = rivals.min(by: { precedes($0.bytes, $1.bytes) }), rival.bytes > 0
      else { return nil }
      return Claim.Finding(
        subject: "\(workload), \(size)",
        figure: "\(Quantity.bytes(bytes)), \(rival.format) \(Quantity.bytes(rival.bytes))",
        counted: bytes / rival.bytes, claimed: claimed)
    }
    return Claim(
      statement, measure: measure, findings: findings, dependingOn: .payload,
      missing: figures.missing([format] + others), onlyWorkload: figures.onlyWorkload)
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
              value: $0.value, interval: $0.interval, claimed: .above(1))
          }
        }
      }
    }
    return Claim(
      "XML is the slowest (\(direction.rawValue))",
      measure: "how many times as fast the other is, geometric mean of the workloads",
      findings: findings, dependingOn: .implementations,
      missing: figures.missing(ClaimFigures.formats), onlyWorkload: figures.onlyWorkload)
  }
}
