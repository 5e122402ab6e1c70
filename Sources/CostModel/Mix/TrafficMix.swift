/// The kinds of requests that a service answers, and how many of its requests each kind is.
///
/// A payload that was measured is a mix of one part. Traffic that was captured has a part for each endpoint: its weight is the
/// number of its requests, its sides are what was measured of its bodies. A log of accesses has the same parts with the counts
/// of the log as their weights. Requests that would not change, such as images, are a part whose sides are equal.
///
/// What a request costs is the weighted mean over the parts:
/// `Σ weight × bytes ÷ Σ weight`, and the same for processor time. Prices with steps apply to the total.
public struct TrafficMix: Hashable, Sendable {
  /// The kinds of requests; at least one.
  public let parts: [TrafficPart]
  /// The sum of the weights, which is above 0.
  public let totalWeight: Rational

  /// Every request is of one kind.
  public init(_ part: TrafficPart) {
    parts = [part.weighing(1)]
    totalWeight = 1
  }

  /// Several kinds of requests; throws where there is none, or where the weights are not those of a mix.
  public init(parts: [TrafficPart]) throws(TrafficMixFailure) {
    guard !parts.isEmpty else { throw .empty }
    var total = Rational.zero
    for part in parts {
      guard part.weight >= 0 else { throw .negativeWeight(part: part.name) }
      do throws(ArithmeticFailure) {
        total = try total + part.weight
      } catch {
        throw .tooPrecise
      }
    }
    guard total > 0 else { throw .weightless }
    self.parts = parts
    totalWeight = total
  }

  /// The part that the answer calls the formats by: the first that changes, or the first.
  var named: TrafficPart { parts.first { $0.old != $0.new } ?? parts[0] }
}

/// One kind of request: what is sent for it today, what would be sent instead, and how often.
public struct TrafficPart: Hashable, Sendable {
  /// What it is called in a table: `GET /v1/orders/{id}`; the file's name for a payload.
  public var name: String
  /// How many of the requests are of this kind; only the ratios of weights matter.
  public var weight: Rational
  /// What is sent today.
  public var old: FormatSide
  /// What would be sent instead.
  public var new: FormatSide
  /// Formats that could be sent instead, ``new`` among them, each known by its ``FormatSide/key``.
  public var candidates: [FormatSide]

  /// Both formats compressed, where today's bodies are not and it is known what compression makes of them.
  public var compressed: CompressedSides?

  /// States a part.
  public init(
    name: String, weight: Rational = 1, old: FormatSide, new: FormatSide,
    candidates: [FormatSide] = []
  ) {
    self.name = name
    self.weight = weight
    self.old = old
    self.new = new
    self.candidates = candidates
  }

  fileprivate func weighing(_ weight: Rational) -> TrafficPart {
    var part = self
    part.weight = weight
    return part
  }
}

/// Both sides of a part with their bodies compressed.
public struct CompressedSides: Hashable, Sendable {
  /// The content coding: `gzip`.
  public var coding: String
  /// Today's format.
  public var old: FormatSide
  /// The new format.
  public var new: FormatSide
  /// Formats that could be sent instead, compressed too.
  public var candidates: [FormatSide]

  /// States the sides.
  public init(
    coding: String, old: FormatSide, new: FormatSide, candidates: [FormatSide] = []
  ) {
    self.coding = coding
    self.old = old
    self.new = new
    self.candidates = candidates
  }
}

/// Why parts do not make a mix.
public enum TrafficMixFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The mix has no parts.
  case empty
  /// A weight is below zero.
  case negativeWeight(part: String)
  /// All weights are zero.
  case weightless
  /// The weights have too many digits to be added exactly.
  case tooPrecise

  public var description: String {
    switch self {
    case .empty: "there are no requests to calculate with"
    case .negativeWeight(let part): "the weight of '\(part)' is below 0; give a count of requests"
    case .weightless: "all weights are 0; at least one kind of request must occur"
    case .tooPrecise: "the weights have too many digits; give counts of requests"
    }
  }
}

// MARK: Candidates

extension TrafficMix {
  /// The keys of all candidates of all parts, in the order in which they first occur.
  var candidateKeys: [String] {
    var seen: Set<String> = []
    return parts.flatMap { $0.candidates.map(\.key) }.filter { seen.insert($0).inserted }
  }

  /// The mix with a candidate as ``TrafficPart/new``; a part without it keeps what it sends today.
  func switching(to key: String) -> (mix: TrafficMix, keptParts: [String]) {
    var kept: [String] = []
    let parts = parts.map { part in
      var part = part
      if let candidate = part.candidates.first(where: { $0.key == key }) {
        part.new = candidate
      } else {
        part.new = part.old
        kept.append(part.name)
      }
      return part
    }
    return (TrafficMix(checked: parts, totalWeight: totalWeight), kept)
  }

  /// The mix with all bodies compressed that can be, and how; `nil` where none can. A part that is compressed, or of which
  /// it is not known, stays as it is.
  func compressing() -> (mix: TrafficMix, coding: String)? {
    guard let coding = parts.lazy.compactMap(\.compressed?.coding).first else { return nil }
    let parts = parts.map { part in
      guard let compressed = part.compressed else { return part }
      var part = part
      (part.old, part.new) = (compressed.old, compressed.new)
      part.candidates = compressed.candidates
      return part
    }
    return (TrafficMix(checked: parts, totalWeight: totalWeight), coding)
  }

  private init(checked parts: [TrafficPart], totalWeight: Rational) {
    self.parts = parts
    self.totalWeight = totalWeight
  }
}
