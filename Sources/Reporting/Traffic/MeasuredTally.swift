import CostModel
import Formats
import Measurement
import Traffic

/// What was measured of an endpoint's JSON bodies, one way, in a codec.
struct MeasuredTally {
  private let tally: BodyTally
  private let direction: BodyDirection
  private let workload: String
  private let codec: String
  private let document: ResultDocument
  private let ends: PaidEnds

  /// All of the bodies together.
  struct Bodies {
    /// Their coding.
    let coding: ContentCoding?
    /// Their length.
    let bytes: Rational
    /// The processor time that is paid for, and how far it may be from the truth.
    let seconds, noise: Rational
    /// What could not be counted, a sentence each.
    let omissions: [String]
  }

  init(
    _ tally: BodyTally, _ direction: BodyDirection, workload: String, codec: String,
    in document: ResultDocument, ends: PaidEnds
  ) {
    self.tally = tally
    self.direction = direction
    self.workload = workload
    self.codec = codec
    self.document = document
    self.ends = ends
  }

  private var captured: ContentCoding? { tally.coding.flatMap(ContentCoding.init(captured:)) }

  /// The bodies, compressed in a way; throws where the document does not have it.
  func compressed(_ compression: BodyCompression) throws -> Bodies {
    switch compression {
    case .captured: return try bodies(captured)
    case .all(let coding): return try bodies(coding)
    case .completed(let coding):
      let asTheyAre = try bodies(captured)
      // Clients seldom compress what they send, and would have to change for it.
      guard direction == .responses, tally.coding == nil else { return asTheyAre }
      let coded = try bodies(coding)
      return coded.bytes < asTheyAre.bytes ? coded : asTheyAre
    }
  }

  private func bodies(_ coding: ContentCoding?) throws -> Bodies {
    let side = try MeasuredFormat(document, codec: codec, coding: coding).side(
      response: workload, request: nil,
      paidEnds: direction == .requests ? ends.swapped : ends)
    let count = Rational(tally.jsonCount)
    let isJSON = CodecName(codec).format == SerializationFormat.json.id
    var bytes: Rational
    if isJSON, coding == captured {
      bytes = Rational(tally.jsonSentBytes)
    } else {
      // Another coding of the user's own JSON.
      let sent =
        isJSON
        ? try MeasuredFormat(document, codec: BenchmarkSuite.Codec.ownBodies, coding: coding).side(
          response: workload, request: nil, paidEnds: .none) : side
      bytes = try count * (sent.response?.mean.magnitude ?? 0)
    }
    return Bodies(
      coding: coding, bytes: bytes, seconds: try count * (side.processorTime?.magnitude ?? 0),
      noise: try count * (side.processorTimeNoise?.magnitude ?? 0), omissions: side.omissions)
  }
}

extension PaidEnds {
  /// Whose processors are paid for, as a message the other way has it: a request is written by the client.
  fileprivate var swapped: PaidEnds {
    switch self {
    case .server: .client
    case .client: .server
    case .both, .none: self
    }
  }
}
