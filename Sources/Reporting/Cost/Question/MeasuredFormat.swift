public import CostModel
public import Measurement

/// A codec's sizes and times in a result document, as a projection of costs takes them.
public struct MeasuredFormat {
  private let document: ResultDocument
  private let codec: String
  private let coding: ContentCoding?
  /// Whose bodies are sent where it was measured: the user's own, while ``codec`` says the times.
  private let bodiesCodec: String?

  /// Names a codec of a document, and how its bodies are compressed, if they are; neither need be there.
  ///
  /// - Parameter bodiesCodec: what was measured of the user's own bodies, `json/document`; where the workload has it, bytes
  ///   and what compression makes of them are its, and only the times are the codec's.
  public init(
    _ document: ResultDocument, codec: String, coding: ContentCoding? = nil,
    bodiesOf bodiesCodec: String? = nil
  ) {
    self.document = document
    self.codec = codec
    self.coding = coding
    self.bodiesCodec = bodiesCodec
  }

  /// The side of a comparison that sends `response`, and `request` where there is one, both workloads of the document.
  public func side(
    response: String, request: String?, paidEnds: PaidEnds
  ) throws(MeasuredFormatFailure) -> FormatSide {
    let answered = try measurement(response)
    var side = FormatSide(
      name: coding.map { "\(codec) with \($0)" } ?? codec, codec: codec,
      response: try body(answered))
    var time = try processorTime(
      writing: answered, isWritten: paidEnds.includesServer, isRead: paidEnds.includesClient)
    if let request {
      let asked = try measurement(request)
      side.request = try body(asked)
      let ofRequest = try processorTime(
        writing: asked, isWritten: paidEnds.includesClient, isRead: paidEnds.includesServer)
      let ofResponse = time
      time = try exact { () throws(ArithmeticFailure) in
        (try ofResponse.time + ofRequest.time, try ofResponse.noise + ofRequest.noise)
      }
    }
    side.processorTime = time.time
    side.processorTimeNoise = time.noise
    if paidEnds != .none { side.omissions = try omissions(response) }
    return side
  }

  /// What makes the processor time less than it is, or nothing to rely on.
  private func omissions(_ workload: String) throws(MeasuredFormatFailure) -> [String] {
    var omissions: [String] = []
    let build = document.environment.buildConfiguration
    if build != "release" {
      omissions.append("The result is of a \(build) build: its times mean nothing.")
    }
    if let coding, try outcome(workload)?.1.compress == nil {
      omissions.append(
        "The result has no times of \(coding): what it takes of processors is not counted "
          + "(measure with --compression-times all).")
    }
    return omissions
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

  /// The measurement that says how long the bodies are.
  private func bodies(
    _ measurement: ResultDocument.Measurement
  ) -> ResultDocument.Measurement {
    document.measurements.first {
      $0.workload == measurement.workload && $0.codec == bodiesCodec && $0.size == "one"
        && $0.kind == .codec
    } ?? measurement
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// What the coding makes of a workload's bodies; `nil` where there is no coding.
  private func outcome(
    _ workload: String
  ) throws(MeasuredFormatFailure) -> (
    ResultDocument.Compression.Bodies, ResultDocument.Compression.Outcome
  )? {
    guard let coding else { return nil }
    guard let compression = document.compression else { throw .notCompressed }
    let codec = try bodies(measurement(workload)).codec
    guard
      let bodies = compression.bodies.first(where: {
        $0.workload == workload && $0.size == "one" && $0.codecs.contains(codec)
      })
    else { throw .noCoding("\(coding)", codec: codec, workload: workload, []) }
    let level =
      coding.level
      ?? compression.settings.first { $0.method == coding.method && $0.choice == .server }?.level
    guard
      let outcome = bodies.outcomes.first(where: {
        $0.method == coding.method && $0.level == level
      })
    else {
      throw .noCoding(
        "\(coding)", codec: codec, workload: workload,
        bodies.outcomes.map { "\($0.method):\($0.level)" })
    }
    return (bodies, outcome)
  }

  // MARK: Times

  /// The processor time of a message's ends that are paid for: encoding and compressing, decompressing and decoding; and
  /// how far it may be from the truth.
  private func processorTime(
    writing measurement: ResultDocument.Measurement, isWritten: Bool, isRead: Bool
  ) throws(MeasuredFormatFailure) -> (time: TimeSpan, noise: TimeSpan) {
    var operations: [(name: String, ResultDocument.Operation?)] = []
    if isWritten { operations.append(("encoding", measurement.encode)) }
    if isRead { operations.append(("decoding", measurement.decode)) }
    if let outcome = try outcome(measurement.workload)?.1, outcome.compress != nil {
      if isWritten { operations.append(("compressing", outcome.compress)) }
      if isRead { operations.append(("decompressing", outcome.decompress)) }
    }
    var sum = (time: TimeSpan.zero, noise: TimeSpan.zero)
    for (name, operation) in operations {
      let excerpt = excerpt(measurement.workload)
      guard let operation, let median = try Self.median(operation, excerpt) else {
        throw .untimed(codec: codec, workload: measurement.workload, operation: name)
      }
      let (before, noise) = (sum, try Self.noise(operation, excerpt, around: median))
      sum = try exact { () throws(ArithmeticFailure) in
        (try before.time + median, try before.noise + noise)
      }
    }
    return sum
  }

  // MARK: Exact numbers

  /// The mean, of which the document has a rounded quotient, while its total over the values is whole; and the percentiles
  /// where bodies are sent as they are.
  private func body(
    _ measurement: ResultDocument.Measurement
  ) throws(MeasuredFormatFailure) -> MeasuredBody {
    if let (bodies, outcome) = try outcome(measurement.workload) {
      return MeasuredBody(
        mean: try Self.mean(
          Self.whole(outcome.totalBytes, excerpt(measurement.workload)), of: bodies.bodyCount))
    }
    let measurement = bodies(measurement)
    let count = measurement.operationsPerPass
    let total = (measurement.encodedBytesPerOperation * Double(count)).rounded()
    guard total < 0x1p62 else { throw .tooLarge }
    if let excerpt = excerpt(measurement.workload) {
      return MeasuredBody(mean: try Self.mean(Self.whole(Int(total), excerpt), of: count))
    }
    let percentiles = measurement.encodedBytesPercentiles.map {
      [
        SizePercentile(percent: 50, bytes: $0.p50), SizePercentile(percent: 90, bytes: $0.p90),
        SizePercentile(percent: 99, bytes: $0.p99),
      ]
    }
    return MeasuredBody(mean: try Self.mean(Int(total), of: count), percentiles: percentiles ?? [])
  }

  /// How much of a workload's bodies was measured; `nil` where all of each was.
  private func excerpt(_ workload: String) -> ResultDocument.MeasuredBodies.Excerpt? {
    document.workloads.first { $0.name == workload }?.bodies?.excerpt
  }

  /// What is true of whole bodies where a figure is that of their beginnings: as much more as they are longer.
  private static func whole(
    _ figure: Int, _ excerpt: ResultDocument.MeasuredBodies.Excerpt?
  ) throws(MeasuredFormatFailure) -> Int {
    guard let excerpt, excerpt.measuredBytes > 0 else { return figure }
    let (product, overflows) = Int128(figure)
      .multipliedReportingOverflow(by: Int128(excerpt.wholeBytes))
    guard !overflows, let whole = Int(exactly: product / Int128(excerpt.measuredBytes)) else {
      throw .tooLarge
    }
    return whole
  }

  private static func mean(_ total: Int, of count: Int) throws(MeasuredFormatFailure) -> ByteCount {
    try exact { () throws(ArithmeticFailure) in
      ByteCount(magnitude: try Rational(total) / Rational(count))
    }
  }

  /// The median of an operation's processor time, to the picosecond; `nil` where it was not timed.
  ///
  /// No clock is that fine, and sums of such times stay exact where those of sevenths of a nanosecond would run out of digits.
  private static func median(
    _ operation: ResultDocument.Operation, _ excerpt: ResultDocument.MeasuredBodies.Excerpt?
  ) throws(MeasuredFormatFailure) -> TimeSpan? {
    guard !operation.sampleCPUNanoseconds.isEmpty else { return nil }
    let ordered = operation.sampleCPUNanoseconds.sorted()
    let middle = (ordered[(ordered.count - 1) / 2], ordered[ordered.count / 2])
    let twice = Int128(operation.operationsPerSample) * 2
    let measured = ((Int128(middle.0) + Int128(middle.1)) * 1_000 + twice / 2) / twice
    guard let figure = Int(exactly: measured) else { throw .tooLarge }
    let picoseconds = Int128(try whole(figure, excerpt))
    return try exact { () throws(ArithmeticFailure) in
      TimeSpan(magnitude: try Rational(picoseconds, over: 1_000_000_000_000))
    }
  }
}

extension MeasuredFormat {
  /// How far the confidence interval of the median (95 %) reaches from it, on the side where it reaches further.
  ///
  /// The interval lies between the samples of the ranks n ÷ 2 ± 0.98 √n; with fewer than six samples it is all of them.
  /// Source: Conover, *Practical Nonparametric Statistics* (1999), section 3.2, for large samples.
  private static func noise(
    _ operation: ResultDocument.Operation, _ excerpt: ResultDocument.MeasuredBodies.Excerpt?,
    around median: TimeSpan
  ) throws(MeasuredFormatFailure) -> TimeSpan {
    let samples = operation.cpuNanosecondsPerOperation.sorted()
    let count = Double(samples.count)
    let rank = max(0, Int((count / 2 - 0.98 * count.squareRoot()).rounded(.down)))
    let scale = excerpt.map { Double($0.wholeBytes) / Double(max(1, $0.measuredBytes)) } ?? 1
    let middle = Double(median.magnitude) * 1e9
    let reach = max(
      middle - samples[rank] * scale, samples[samples.count - 1 - rank] * scale - middle, 0)
    let picoseconds = (reach * 1_000).rounded()
    guard picoseconds < 0x1p62 else { throw .tooLarge }
    return try exact { () throws(ArithmeticFailure) in
      TimeSpan(magnitude: try Rational(Int128(picoseconds), over: 1_000_000_000_000))
    }
  }
}

/// Computes what only a document with absurd numbers makes too large to be exact.
private func exact<Value>(
  _ compute: () throws(ArithmeticFailure) -> Value
) throws(MeasuredFormatFailure) -> Value {
  do throws(ArithmeticFailure) { return try compute() } catch { throw .tooLarge }
}
