import Compression
import Measurement

/// A method at a level, and why at this one.
struct CompressionSetting: CustomStringConvertible {
  let method: CompressionMethod
  let level: Int
  let choice: ResultDocument.Compression.Setting.Choice

  /// A method as servers use it, and at its best.
  static func settings(of method: CompressionMethod) -> [CompressionSetting] {
    [
      CompressionSetting(method: method, level: method.serverLevel, choice: .server),
      CompressionSetting(method: method, level: method.bestLevel, choice: .best),
    ]
  }

  var description: String { "\(method.rawValue) \(level)" }

  /// What a document says of the setting.
  var described: ResultDocument.Compression.Setting {
    ResultDocument.Compression.Setting(method: method.rawValue, level: level, choice: choice)
  }

  func compressor() -> Compressor { Compressor(method, level: level) }

  /// Every body, compressed by itself.
  ///
  /// - Throws: ``CompressionDifference`` where one does not come back as it was.
  func compressed(_ set: BodySet) throws -> [[UInt8]] {
    let compressor = compressor()
    return try set.bodies.map { body in
      let short = try compressor.compress(body)
      guard try compressor.decompress(short, limit: body.count) == body else {
        throw CompressionDifference(bodies: set.name, setting: self)
      }
      return short
    }
  }

  /// What the setting came to on bodies.
  func outcome(
    of bodies: [[UInt8]], _ compressed: [[UInt8]]
  ) -> ResultDocument.Compression.Outcome {
    ResultDocument.Compression.Outcome(
      method: method.rawValue, level: level,
      totalBytes: compressed.reduce(0) { $0 + $1.count },
      enlargedBodyCount: zip(bodies, compressed).count { $1.count > $0.count })
  }
}

/// A body that came back as another one.
struct CompressionDifference: Error, CustomStringConvertible {
  let bodies: String
  let setting: CompressionSetting

  var description: String { "\(bodies): \(setting) did not give back what it was given" }
}
