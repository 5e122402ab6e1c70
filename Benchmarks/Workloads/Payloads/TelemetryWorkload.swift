public import Randomness

/// Sensor data: long arrays of doubles, floats and small integers, and next to no text.
public enum TelemetryWorkload: GeneratedWorkload {
  public static let name = "telemetry"
  public static let summary = "a minute of a machine's sensors"
  public static let purpose = "arrays of numbers; packing and the price of decimal digits"
  public static let sampleCount = 4
  public static let batchCount = 20
  public static let seed: UInt64 = 7

  public static func item(_ index: Int, _ generator: inout SeededGenerator) -> Telemetry {
    var telemetry = Telemetry()
    telemetry.deviceId = "pump-\(100 + index)"
    telemetry.startedAt = UInt64(Epoch.seconds + index * 60) * 1000
    telemetry.intervalMs = 1000
    var temperature = 60.0
    telemetry.temperature = (0..<60).map { _ in
      // A sensor's reading has a few digits; what a filter makes of it has all of them.
      temperature += (generator.unit() - 0.5) / 4
      return temperature
    }
    telemetry.vibration = (0..<600).map { _ in Float(generator.integer(in: -400...400)) / 128 }
    telemetry.pulses = (0..<60).map { _ in UInt32(generator.integer(in: 900...1100)) }
    telemetry.positionDelta = (0..<60).map { _ in Int32(generator.integer(in: -90...90)) }
    if generator.chance(0.2) { telemetry.faults = [UInt32(generator.integer(in: 0...31))] }
    telemetry.supplyVolts = Float(generator.integer(in: 2350...2450)) / 100
    return telemetry
  }

  public static func batch(_ items: [Telemetry]) -> TelemetryUpload {
    var upload = TelemetryUpload()
    upload.minutes = items
    return upload
  }
}
