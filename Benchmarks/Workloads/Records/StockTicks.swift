// Generated from Schemas/stock_ticks.proto by `serbench schema generate`; change that file and run it again.
//
// Quotes of a stock exchange, as a market data feed fans them out.

public import RecordModel

/// The newest quote of one symbol.
@frozen
public struct StockTick: Record {
  public var symbol = ""
  public var bid = 0.0
  public var ask = 0.0
  public var last = 0.0
  public var bidSize: UInt32 = 0
  public var askSize: UInt32 = 0
  public var volume: UInt64 = 0
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var timestamp: UInt64 = 0
  /// The change of the last price in hundredths, down as often as up.
  public var changeCents: Int32 = 0

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "StockTick",
    [
      FieldSchema(1, "symbol", .string),
      FieldSchema(2, "bid", .double),
      FieldSchema(3, "ask", .double),
      FieldSchema(4, "last", .double),
      FieldSchema(5, "bid_size", .uint32),
      FieldSchema(6, "ask_size", .uint32),
      FieldSchema(7, "volume", .uint64),
      FieldSchema(
        8, "timestamp", .uint64, as: .fixed,
        documentation: "Nanoseconds since 1970-01-01T00:00:00Z."),
      FieldSchema(
        9, "change_cents", .int32, as: .zigzag,
        documentation: "The change of the last price in hundredths, down as often as up."),
    ],
    documentation: "The newest quote of one symbol.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(symbol, field: 1)
    try encoder.encode(bid, field: 2)
    try encoder.encode(ask, field: 3)
    try encoder.encode(last, field: 4)
    try encoder.encode(bidSize, field: 5)
    try encoder.encode(askSize, field: 6)
    try encoder.encode(volume, field: 7)
    try encoder.encode(timestamp, field: 8, as: .fixed)
    try encoder.encode(changeCents, field: 9, as: .zigzag)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&symbol)
      case 2: try decoder.decode(&bid)
      case 3: try decoder.decode(&ask)
      case 4: try decoder.decode(&last)
      case 5: try decoder.decode(&bidSize)
      case 6: try decoder.decode(&askSize)
      case 7: try decoder.decode(&volume)
      case 8: try decoder.decode(&timestamp, as: .fixed)
      case 9: try decoder.decode(&changeCents, as: .zigzag)
      default: try decoder.skipField()
      }
    }
  }
}

/// One refresh of a board of 200 symbols.
@frozen
public struct StockTicks: Record {
  /// Counts refreshes; a gap tells a reader that it missed one.
  public var sequence: UInt64 = 0
  public var exchange = ""
  public var ticks: [StockTick] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "StockTicks",
    [
      FieldSchema(
        1, "sequence", .uint64,
        documentation: "Counts refreshes; a gap tells a reader that it missed one."),
      FieldSchema(2, "exchange", .string),
      FieldSchema(3, "ticks", .record(StockTick.schema), .repeated),
    ],
    documentation: "One refresh of a board of 200 symbols.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(sequence, field: 1)
    try encoder.encode(exchange, field: 2)
    try encoder.encode(ticks, field: 3)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&sequence)
      case 2: try decoder.decode(&exchange)
      case 3: try decoder.decode(&ticks, new: StockTick.init)
      default: try decoder.skipField()
      }
    }
  }
}

/// Several refreshes, as a reader that fell behind receives them.
@frozen
public struct StockTicksBacklog: Record {
  public var refreshes: [StockTicks] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "StockTicksBacklog",
    [
      FieldSchema(1, "refreshes", .record(StockTicks.schema), .repeated)
    ],
    documentation: "Several refreshes, as a reader that fell behind receives them.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(refreshes, field: 1)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&refreshes, new: StockTicks.init)
      default: try decoder.skipField()
      }
    }
  }
}
