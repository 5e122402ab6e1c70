import TestSupport
import Traffic

/// The exchanges in the bytes of a HAR file that comes in pieces of so many bytes.
func exchanges(
  _ bytes: [UInt8], piece: Int = 1 << 18
) throws(HARFailure) -> [CapturedExchange] {
  var parser = HARParser()
  var exchanges: [CapturedExchange] = []
  var start = 0
  while start < bytes.count {
    let end = min(start + piece, bytes.count)
    try parser.take(Array(bytes[start..<end])) { exchanges.append($0) }
    start = end
  }
  try parser.finish()
  return exchanges
}

/// The exchange in a HAR file that has one entry.
func exchange(_ entry: SampleHAR.Entry) throws -> CapturedExchange {
  try exchanges(SampleHAR.bytes([entry]))[0]
}
