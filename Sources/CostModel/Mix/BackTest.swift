/// The sizes that were measured of today's bodies, held against those that a server logged.
///
/// Predicted are the answers of an endpoint × the mean of the bodies that were measured of it, compressed as they are sent
/// today.
public struct BackTest: Hashable, Sendable {
  /// An endpoint, or all that were measured.
  public struct Row: Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// How many answers with a body are logged.
    public let answers: Int
    /// The bytes of their bodies as they are logged.
    public let logged: ByteCount
    /// The same, as the measured bodies predict them.
    public let predicted: ByteCount

    /// Predicts the bytes of so many answers from the mean of their bodies.
    public init(
      name: String, answers: Int, loggedBytes: Int, measuredBody: ByteCount
    ) throws(ArithmeticFailure) {
      self.name = name
      self.answers = answers
      logged = ByteCount(magnitude: Rational(loggedBytes))
      predicted = try measuredBody * Rational(answers)
    }

    fileprivate init(sumOf rows: [Row]) throws(ArithmeticFailure) {
      name = "all measured"
      answers = rows.reduce(0) { $0 + $1.answers }
      var (logged, predicted) = (ByteCount.zero, ByteCount.zero)
      for row in rows {
        logged = try logged + row.logged
        predicted = try predicted + row.predicted
      }
      self.logged = logged
      self.predicted = predicted
    }

    /// How far the prediction is from what was logged, as a part of that; `nil` where nothing was logged.
    public func error() throws(ArithmeticFailure) -> Share? {
      guard logged > .zero else { return nil }
      return Share(magnitude: try predicted / logged - 1)
    }
  }

  /// An endpoint of the log of which no bodies were measured.
  public struct Unknown: Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// How many answers with a body are logged.
    public let answers: Int
    /// The bytes of their bodies.
    public let bytes: Int

    /// States what is logged.
    public init(name: String, answers: Int, bytes: Int) {
      self.name = name
      self.answers = answers
      self.bytes = bytes
    }
  }

  /// The endpoints that were measured.
  public let rows: [Row]
  /// All of them together.
  public let total: Row
  /// Those that were not, the most bytes first.
  public let unknown: [Unknown]

  /// Puts rows together.
  public init(rows: [Row], unknown: [Unknown]) throws(ArithmeticFailure) {
    self.rows = rows
    total = try Row(sumOf: rows)
    self.unknown = unknown.sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }
  }

  /// The part of all logged answers whose endpoints were not measured.
  public func unknownShareOfAnswers() throws(ArithmeticFailure) -> Share {
    let number = unknown.reduce(0) { $0 + $1.answers }
    return try Self.share(Rational(number), beside: Rational(total.answers))
  }

  /// The part of the bytes of all logged answers that they have.
  public func unknownShareOfBytes() throws(ArithmeticFailure) -> Share {
    let bytes = unknown.reduce(0) { $0 + $1.bytes }
    return try Self.share(Rational(bytes), beside: total.logged.magnitude)
  }

  private static func share(
    _ part: Rational, beside rest: Rational
  ) throws(ArithmeticFailure) -> Share {
    let all = try part + rest
    return Share(magnitude: all > 0 ? try part / all : .zero)
  }
}
