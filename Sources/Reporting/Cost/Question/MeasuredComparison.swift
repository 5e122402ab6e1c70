public import CostModel
public import Measurement

/// Answers a ``CostQuestion`` from a result: each workload becomes a part of the traffic.
///
/// Where the bodies of a workload are the user's own, today's bytes are those bodies (`json/document`), whatever the codec is
/// that today's processor time is taken from; another library for today's format sends the same bytes. For an endpoint of
/// captured traffic, the weight is the number of its requests:
///
///     let comparison = MeasuredComparison(document, question)
///     let parts = try endpoints.map {
///       try comparison.part(named: $0.name, response: $0.name, weight: Rational($0.count))
///     }
///     let scenario = CostScenario(inputs: inputs, mix: try TrafficMix(parts: parts), tariffs: tariffs)
public struct MeasuredComparison {
  private let document: ResultDocument
  private let question: CostQuestion

  /// Prepares to answer.
  public init(_ document: ResultDocument, _ question: CostQuestion) {
    self.document = document
    self.question = question
  }

  /// The coding whose saving is shown where today's bodies are sent as they are.
  static let usualCoding = ContentCoding("gzip")

  /// What is sent for a workload, and what could be.
  public func part(
    named name: String, response: String, request: String? = nil, weight: Rational = 1
  ) throws(MeasuredFormatFailure) -> TrafficPart {
    if question.language == .other, question.hasOwnTime != question.hasOwnNewTime {
      throw .oneTime
    }
    func old(_ coding: ContentCoding?) throws(MeasuredFormatFailure) -> FormatSide {
      try side(question.from, coding, response, request, isNew: false)
    }
    func new(_ codec: String, _ coding: ContentCoding?) throws(MeasuredFormatFailure) -> FormatSide
    {
      try side(codec, coding, response, request, isNew: true)
    }
    var part = TrafficPart(
      name: name, weight: weight, old: try old(question.coding),
      new: try new(question.to, question.newCoding))
    if question.language == .swift {
      // A codec without one of the workloads, or without a time, is not a candidate.
      part.candidates = candidates.compactMap { try? new($0, question.newCoding) }
    }
    if question.coding == nil, let usual = Self.usualCoding, let before = try? old(usual),
      let after = try? new(question.to, usual)
    {
      part.compressed = CompressedSides(
        coding: "\(usual)", old: before, new: after,
        candidates: question.language == .swift ? candidates.compactMap { try? new($0, usual) } : []
      )
    }
    return part
  }

  /// What a workload is, as the answer begins: how many bodies, how long each is, and how long compressed.
  public func subject(of workload: String) throws(MeasuredFormatFailure) -> String {
    let bodies = CodecName(question.from).ofDocuments
    let measured = document.measurements.first {
      $0.workload == workload && $0.size == "one" && $0.kind == .codec
        && ($0.codec == bodies || $0.codec == question.from)
    }
    guard let measured else { throw .noWorkload(workload, document.workloads.map(\.name)) }
    let what = understood(workload)?.summary ?? Self.summary(of: measured)
    guard let coding = question.coding ?? Self.usualCoding,
      let side = try? MeasuredFormat(
        document, codec: question.from, coding: coding, bodiesOf: bodies
      ).side(response: workload, request: nil, paidEnds: .none), let body = side.response
    else { return what }
    return "\(what), \(Quantity.bytes(Double(body.mean.magnitude))) with \(coding)"
  }

  /// Where the schema of a workload comes from, as the answer says it; `nil` where the result does not say it.
  public func schema(of workload: String) -> String? { understood(workload)?.schema }

  private func understood(_ workload: String) -> UnderstoodBodies? {
    document.workloads.first { $0.name == workload }.flatMap(UnderstoodBodies.init)
  }

  private static func summary(of measured: ResultDocument.Measurement) -> String {
    let count = measured.operationsPerPass
    let size = Quantity.bytes(measured.encodedBytesPerOperation)
    return count == 1
      ? "1 body of \(measured.workload), \(size)"
      : "\(Quantity.whole(count)) bodies of \(measured.workload), \(size) each"
  }

  /// What is said where processors are left out.
  static let withoutTimes =
    "Processors are left out: the times of Swift's codecs are not those of another language; "
    + "give your own with --cpu-us and --new-cpu-us."

  /// What a reader must know of a part, and what could not be considered, each in a sentence.
  public func notes(on part: TrafficPart, response workload: String) -> [String] {
    var notes = understood(workload)?.warnings ?? []
    if question.language == .other, !question.hasOwnTime {
      notes.append(Self.withoutTimes)
    }
    if question.coding == nil, part.compressed == nil {
      notes.append(
        "Compression is not considered, since the result has none; measure with --compression gzip."
      )
    }
    return notes
  }

  private var candidates: [String] { CodecName.candidates(in: document) }

  private func side(
    _ codec: String, _ coding: ContentCoding?, _ response: String, _ request: String?, isNew: Bool
  ) throws(MeasuredFormatFailure) -> FormatSide {
    var side = try MeasuredFormat(
      document, codec: codec, coding: coding,
      bodiesOf: CodecName(codec).format == CodecName(question.from).format
        ? CodecName(codec).ofDocuments : nil
    ).side(
      response: response, request: request,
      paidEnds: question.ends.timed(in: question.language))
    let hasOwn = isNew ? question.hasOwnNewTime && codec == question.to : question.hasOwnTime
    if hasOwn {
      side.processorTime = nil
      side.processorTimeNoise = nil
      side.omissions = []
    }
    question.envelope?.wrap(&side, isNew: isNew, coding: coding)
    return side
  }
}
