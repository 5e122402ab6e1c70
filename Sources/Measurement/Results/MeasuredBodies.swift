extension ResultDocument {
  /// What is known of the user's bodies that a workload has: where they are from, how many there were, which were measured.
  public struct MeasuredBodies: Sendable, Hashable, Codable {
    /// What bodies are from.
    public enum Origin: String, Sendable, Hashable, Codable {
      /// Files of the user's.
      case files
      /// What came through a pipe.
      case standardInput = "standard_input"
      /// Captured traffic.
      case traffic
    }

    /// What they are from.
    public var origin: Origin
    /// The source by its name: `orders.jsonl`, `3 files`, `GET api.example.com/orders/{id}`.
    public var source: String
    /// How many bodies there were.
    public var count: Int
    /// Whether that was estimated from parts of the source; absent where they were counted.
    public var isCountEstimated: Bool?
    /// How many of them were measured.
    public var measuredCount: Int
    /// The seed that decided which ones were measured; absent where all were.
    public var sampleSeed: UInt64?
    /// How many bytes of the source were read, from its start; absent where it was not left off before its end.
    public var readBytes: Int?
    /// How long a body is as it is sent, in bytes: the mean of those that were measured.
    public var meanBytes: Double
    /// How much white space between its tokens was left out of a body, in bytes: the mean; absent where none was.
    public var meanWhiteSpaceBytes: Double?
    /// How many of the measured bodies are arrays or single values, which the codecs of records carry in a record with
    /// one field; absent where all are objects.
    public var wrappedCount: Int?
    /// How much of the bodies was measured; absent where all of each was.
    public var excerpt: Excerpt?
    /// Where the schema of the records comes from: `found from the bodies`, `order.proto, message Order`, `event.avsc`; absent in
    /// results that are older than this key.
    public var schema: String?

    /// Bodies that are too long to be measured whole are measured by their beginnings. What was measured is that of the
    /// beginnings; the whole bodies' is as much more of it as they are longer.
    public struct Excerpt: Sendable, Hashable, Codable {
      /// How long what was measured of the bodies is, in bytes.
      public var measuredBytes: Int
      /// How long these bodies are, in bytes.
      public var wholeBytes: Int

      /// States what was measured.
      public init(measuredBytes: Int, wholeBytes: Int) {
        self.measuredBytes = measuredBytes
        self.wholeBytes = wholeBytes
      }

      enum CodingKeys: String, CodingKey {
        case measuredBytes = "measured_bytes"
        case wholeBytes = "whole_bytes"
      }
    }

    /// States what was measured.
    public init(
      origin: Origin, source: String, count: Int, isCountEstimated: Bool? = nil,
      measuredCount: Int, sampleSeed: UInt64? = nil, readBytes: Int? = nil, meanBytes: Double,
      meanWhiteSpaceBytes: Double? = nil, wrappedCount: Int? = nil, excerpt: Excerpt? = nil,
      schema: String? = nil
    ) {
      self.origin = origin
      self.source = source
      self.count = count
      self.isCountEstimated = isCountEstimated
      self.measuredCount = measuredCount
      self.sampleSeed = sampleSeed
      self.readBytes = readBytes
      self.meanBytes = meanBytes
      self.meanWhiteSpaceBytes = meanWhiteSpaceBytes
      self.wrappedCount = wrappedCount
      self.excerpt = excerpt
      self.schema = schema
    }

    enum CodingKeys: String, CodingKey {
      case origin, source, count, excerpt, schema
      case isCountEstimated = "count_is_estimated"
      case readBytes = "read_bytes"
      case measuredCount = "measured_count"
      case sampleSeed = "sample_seed"
      case meanBytes = "mean_bytes"
      case meanWhiteSpaceBytes = "mean_white_space_bytes"
      case wrappedCount = "wrapped_count"
    }

    func check(at path: String) throws(ResultFailure) {
      func require(_ condition: Bool, _ key: String, _ problem: String) throws(ResultFailure) {
        if !condition { throw .invalid(path: "\(path).\(key)", problem: problem) }
      }
      try require(measuredCount > 0, "measured_count", "is not greater than 0")
      try require(count >= measuredCount, "count", "is less than measured_count")
      try require(readBytes ?? 0 >= 0, "read_bytes", "is negative")
      if let excerpt {
        try require(
          0 < excerpt.measuredBytes && excerpt.measuredBytes <= excerpt.wholeBytes, "excerpt",
          "has more measured_bytes than whole_bytes, or none")
      }
      try require(meanBytes >= 0, "mean_bytes", "is negative")
      try require(meanWhiteSpaceBytes ?? 0 >= 0, "mean_white_space_bytes", "is negative")
      try require(
        (0...measuredCount).contains(wrappedCount ?? 0), "wrapped_count",
        "is not from 0 to measured_count")
    }
  }
}
