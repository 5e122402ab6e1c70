public import Measurement

/// What a user's payload was understood to be, in the sentences that every answer about it begins with.
public struct UnderstoodBodies {
  private let bodies: ResultDocument.MeasuredBodies

  /// What a workload was understood to be; `nil` if it is not the user's.
  public init?(_ workload: ResultDocument.Workload) {
    guard let bodies = workload.bodies else { return nil }
    self.bodies = bodies
  }

  /// How many bodies of what, and how long each is: `100 bodies of orders.jsonl, 3.41 KB each`.
  public var summary: String {
    let size = Quantity.bytes(bodies.meanBytes)
    // How far a body was read that is measured by its beginning says nothing more.
    if bodies.count == 1 {
      return "1 body, \(bodies.excerpt == nil ? source : bodies.source), \(size)"
    }
    let all =
      bodies.isCountEstimated == true
      ? "about \(Quantity.whole(Self.rounded(bodies.count))) bodies of \(source)"
      : "\(Quantity.whole(bodies.count)) bodies of \(source)"
    guard let seed = bodies.sampleSeed else { return "\(all), \(size) each" }
    return "\(Quantity.whole(bodies.measuredCount)) of \(all), chosen at random "
      + "(seed \(seed)), \(size) each"
  }

  /// Where the schema comes from: `order.proto, message Order`; `nil` where the result does not say it.
  public var schema: String? { bodies.schema }

  /// The summary, the schema, and what the reader must know of them.
  public var sentences: [String] {
    [summary + "."] + [schema.map { "Schema: \($0)." }].compactMap(\.self) + warnings
  }

  /// What the reader must know of the figures, each in a sentence.
  var warnings: [String] {
    var warnings: [String] = []
    if bodies.sampleSeed != nil {
      warnings.append(
        "Only \(Quantity.whole(bodies.measuredCount)) of the bodies are measured: the others were not "
          + "read, and a schema that is found from these may not fit them.")
    }
    if let excerpt { warnings.append(excerpt) }
    let share = whiteSpaceShare
    if share > 0.01 {
      warnings.append(
        "White space between tokens, \(Quantity.percent(share)) of the bytes, is left out; "
          + "--keep-white-space counts it.")
    }
    if let wrapped { warnings.append(wrapped) }
    return warnings
  }

  /// What can be measured of bodies that are not objects.
  private var wrapped: String? {
    guard let count = bodies.wrappedCount, count > 0 else { return nil }
    let subject =
      bodies.measuredCount == 1
      ? "The body is an array or a single value, not an object"
      : count == bodies.measuredCount
        ? "The bodies are arrays or single values, not objects"
        : count == 1
          ? "1 of the bodies is an array or a single value, not an object"
          : "\(Quantity.whole(count)) of the bodies are arrays or single values, not objects"
    return subject
      + ": Protobuf, XML and other formats of records carry "
      + "\(bodies.measuredCount == 1 ? "it" : "them") in a record with one field; "
      + "your JSON is measured as it is."
  }

  /// The source, and how much of it was read where that was not all.
  private var source: String {
    bodies.readBytes.map { "the first \(Quantity.bytes(Double($0))) of \(bodies.source)" }
      ?? bodies.source
  }

  /// A number that was estimated, to three digits.
  private static func rounded(_ count: Int) -> Int {
    var step = 1
    while count / step >= 1000 { step *= 10 }
    return (count + step / 2) / step * step
  }

  /// What was measured of bodies that are too long.
  private var excerpt: String? {
    guard let excerpt = bodies.excerpt else { return nil }
    let share = Quantity.bytes(Double(excerpt.measuredBytes))
    let whole = Quantity.bytes(Double(excerpt.wholeBytes))
    return bodies.measuredCount == 1
      ? "The body is too long to be measured whole in time: sizes and times are those of its first "
        + "\(share), cut where a value ends."
      : "Some bodies are too long to be measured whole in time: sizes and times are those of their "
        + "beginnings, \(share) of \(whole), cut where a value ends."
  }

  /// How much of the bodies was white space that was left out, from 0 to 1.
  private var whiteSpaceShare: Double {
    let leftOut = bodies.meanWhiteSpaceBytes ?? 0
    return leftOut > 0 ? leftOut / (leftOut + bodies.meanBytes) : 0
  }
}
