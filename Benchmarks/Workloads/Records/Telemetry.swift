// Generated from Schemas/telemetry.proto by `serbench schema generate`; change that file and run it again.
//
// A minute of a machine's sensors: arrays of numbers and next to no text.

public import RecordModel

/// What one device measured in one minute.
@frozen
public struct Telemetry: Record {
  public var deviceId = ""
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var startedAt: UInt64 = 0
  public var intervalMs: UInt32 = 0
  /// Degrees Celsius, one a second.
  public var temperature: [Double] = []
  /// Metres per second squared, ten a second; single precision is what the sensor has.
  public var vibration: [Float] = []
  /// Counts since the last sample, one a second.
  public var pulses: [UInt32] = []
  /// Encoder steps, forwards or backwards, one a second.
  public var positionDelta: [Int32] = []
  /// Indices into the device's list of faults; mostly none.
  public var faults: [UInt32] = []
  /// The supply's voltage when the minute began.
  public var supplyVolts: Float = 0

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "Telemetry",
    [
      FieldSchema(1, "device_id", .string),
      FieldSchema(
        2, "started_at", .uint64, as: .fixed,
        documentation: "Milliseconds since 1970-01-01T00:00:00Z."),
      FieldSchema(3, "interval_ms", .uint32),
      FieldSchema(
        4, "temperature", .double, .repeated, documentation: "Degrees Celsius, one a second."),
      FieldSchema(
        5, "vibration", .float, .repeated,
        documentation: """
          Metres per second squared, ten a second; single precision is what the sensor has.
          """),
      FieldSchema(
        6, "pulses", .uint32, .repeated,
        documentation: "Counts since the last sample, one a second."),
      FieldSchema(
        7, "position_delta", .int32, .repeated, as: .zigzag,
        documentation: "Encoder steps, forwards or backwards, one a second."),
      FieldSchema(
        8, "faults", .uint32, .repeated,
        documentation: "Indices into the device's list of faults; mostly none."),
      FieldSchema(
        9, "supply_volts", .float, documentation: "The supply's voltage when the minute began."),
    ],
    documentation: "What one device measured in one minute.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(deviceId, field: 1)
    try encoder.encode(startedAt, field: 2, as: .fixed)
    try encoder.encode(intervalMs, field: 3)
    try encoder.encode(temperature, field: 4)
    try encoder.encode(vibration, field: 5)
    try encoder.encode(pulses, field: 6)
    try encoder.encode(positionDelta, field: 7, as: .zigzag)
    try encoder.encode(faults, field: 8)
    try encoder.encode(supplyVolts, field: 9)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&deviceId)
      case 2: try decoder.decode(&startedAt, as: .fixed)
      case 3: try decoder.decode(&intervalMs)
      case 4: try decoder.decode(&temperature, new: Double.init)
      case 5: try decoder.decode(&vibration, new: Float.init)
      case 6: try decoder.decode(&pulses, new: UInt32.init)
      case 7: try decoder.decode(&positionDelta, as: .zigzag, new: Int32.init)
      case 8: try decoder.decode(&faults, new: UInt32.init)
      case 9: try decoder.decode(&supplyVolts)
      default: try decoder.skipField()
      }
    }
  }
}

/// What a gateway collected from several devices.
@frozen
public struct TelemetryUpload: Record {
  public var minutes: [Telemetry] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "TelemetryUpload",
    [
      FieldSchema(1, "minutes", .record(Telemetry.schema), .repeated)
    ],
    documentation: "What a gateway collected from several devices.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(minutes, field: 1)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&minutes, new: Telemetry.init)
      default: try decoder.skipField()
      }
    }
  }
}
