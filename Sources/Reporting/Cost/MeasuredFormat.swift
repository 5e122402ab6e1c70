public import CostModel
public import Measurement

/// Whose processors are paid for.
public enum PaidEnds: String, CaseIterable, Sendable {
  /// The server's: it decodes requests and encodes responses.
  case server
  /// The client's: it encodes requests and decodes responses.
  case client
  /// Both: one's own services call one another.
  case both
  /// Nobody's.
  case none
}

/// A codec's sizes and times in a result document, as a projection of costs takes them.
public struct MeasuredFormat {
  private let document: ResultDocument
  private let codec: String

  /// Names a codec of a document; it need not be there.
  public init(_ document: ResultDocument, codec: String) {
    self.document = document
    self.codec = codec
  }

  /// The side of a comparison that sends `response`, and `request` where there is one, both workloads of the document.
  public func side(
    response: String, request: String?, paidEnds: PaidEnds
  ) throws(MeasuredFormatFailure) -> FormatSide {
    let answered = try measurement(response)
    var side = FormatSide(name: codec, response: try Self.body(answered))
    var operations = Self.operations(on: .encode, of: answered, .decode, paidEnds)
    if let request {
      let asked = try measurement(request)
      side.request = try Self.body(asked)
      operations += Self.operations(on: .decode, of: asked, .encode, paidEnds)
    }
    var time = TimeSpan.zero
    for (measurement, direction) in operations {
      guard let median = try Self.median(measurement[direction]) else {
        throw .untimed(codec: codec, workload: measurement.workload, direction: direction)
      }
      time = try exact { () throws(ArithmeticFailure) in try time + median }
    }
    side.processorTime = time
    return side
  }

  // MARK: Looking up

  private func measurement(
    _ workload: String
  ) throws(MeasuredFormatFailure) -> ResultDocument.Measurement {
    let single = document.measurements.filter { $0.size == "one" && $0.kind == .codec }
    let ofWorkload = single.filter { $0.workload == workload }
    guard !ofWorkload.isEmpty else {
      throw .noWorkload(workload, Self.unique(single.map(\.workload)))
    }
    guard let found = ofWorkload.first(where: { $0.codec == codec }) else {
      throw .noCodec(codec, workload: workload, ofWorkload.map(\.codec))
    }
    return found
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// What of a message is paid for: at the server's end, and at the client's.
  private static func operations(
    on server: BenchmarkSubject.Direction, of measurement: ResultDocument.Measurement,
    _ client: BenchmarkSubject.Direction, _ paidEnds: PaidEnds
  ) -> [(ResultDocument.Measurement, BenchmarkSubject.Direction)] {
    switch paidEnds {
    case .server: [(measurement, server)]
    case .client: [(measurement, client)]
    case .both: [(measurement, server), (measurement, client)]
    case .none: []
    }
  }

  // MARK: Exact numbers

  /// The mean, of which the document has a rounded quotient: its total over the values is whole.
  private static func body(
    _ measurement: ResultDocument.Measurement
  ) throws(MeasuredFormatFailure) -> MeasuredBody {
    let count = measurement.operationsPerPass
    let total = (measurement.encodedBytesPerOperation * Double(count)).rounded()
    let mean = try exact { () throws(ArithmeticFailure) in
      try Rational(Int128(total), over: Int128(count))
    }
    return MeasuredBody(mean: ByteCount(magnitude: mean))
  }

  /// The median of an operation's processor time, in seconds; `nil` where it was not timed.
  private static func median(
    _ operation: ResultDocument.Operation?
  ) throws(MeasuredFormatFailure) -> TimeSpan? {
    guard let operation, !operation.sampleCPUNanoseconds.isEmpty else { return nil }
    let ordered = operation.sampleCPUNanoseconds.sorted()
    let middle = (ordered[(ordered.count - 1) / 2], ordered[ordered.count / 2])
    let seconds = try exact { () throws(ArithmeticFailure) in
      try Rational(
        Int128(middle.0) + Int128(middle.1),
        over: 2 * Int128(operation.operationsPerSample) * 1_000_000_000)
    }
    return TimeSpan(magnitude: seconds)
  }
}

/// Computes what only a document with absurd numbers makes too large to be exact.
private func exact<Value>(
  _ compute: () throws(ArithmeticFailure) -> Value
) throws(MeasuredFormatFailure) -> Value {
  do throws(ArithmeticFailure) { return try compute() } catch { throw .tooLarge }
}

/// Why a result document does not say what a projection of costs needs.
public enum MeasuredFormatFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such workload; there are others.
  case noWorkload(String, [String])
  /// The workload was not measured in that codec, but in others.
  case noCodec(String, workload: String, [String])
  /// There are no times.
  case untimed(codec: String, workload: String, direction: BenchmarkSubject.Direction)
  /// A number is beyond what can be computed exactly.
  case tooLarge

  public var description: String {
    switch self {
    case .noWorkload(let name, let others):
      "there is no workload '\(name)' of single records in the result; there is: "
        + others.joined(separator: ", ")
    case .noCodec(let name, let workload, let others):
      "\(workload) was not measured in '\(name)', but in: " + others.joined(separator: ", ")
    case .untimed(let codec, let workload, let direction):
      "\(codec) has no times of how it \(direction.rawValue)s \(workload)"
    case .tooLarge: "the result holds a number too large to compute with"
    }
  }
}
