/// How JSON spells the values of Avro that it has no type for.
public struct AvroDocumentForm: Sendable, Hashable {
  /// How a string stands for `bytes` and `fixed`.
  public enum Bytes: String, Sendable, Hashable, CaseIterable {
    /// Base64 with padding, as in all other formats here. Source: RFC 4648, section 4.
    case base64
    /// A character of the same number for each byte, as Avro's own tools write JSON, which know no logical types: decimals
    /// are such text too, and durations and UUIDs that are `fixed`. Decimals as numbers and UUIDs of 36 characters are
    /// still read.
    /// Source: Apache Avro specification, "JSON Encoding".
    case latin1
  }

  /// How dates, times and timestamps are written in JSON; read is either.
  public enum Times: String, Sendable, Hashable, CaseIterable {
    /// As ISO 8601 text with years of four digits: `2016-02-09`, `14:22:00.5`, `2016-02-09T14:22:00.123Z`, and without the
    /// `Z` for local timestamps. The fraction has as many groups of three digits as are needed, none for whole seconds, or
    /// at least as many digits as the schema says (`AvroSchema.LogicalType.fractionDigits`). What has no such text is
    /// written as the number.
    case text
    /// As the number that Avro carries.
    case number
  }

  /// How a string stands for `bytes` and `fixed`.
  public var bytes: Bytes
  /// How dates, times and timestamps are written.
  public var times: Times
  /// Whether members are left out on reading Avro that are `null`, where that is the schema's default or, without a
  /// default, the first of a union: `["string", "null"]` is for a `null` that is there.
  public var omitsNulls: Bool

  /// Chooses.
  public init(bytes: Bytes = .base64, times: Times = .text, omitsNulls: Bool = false) {
    self.bytes = bytes
    self.times = times
    self.omitsNulls = omitsNulls
  }
}
