import Bytes
import NativeCodecs

/// A decimal number of any size, between its JSON text and the bytes that Avro carries.
///
/// Source: Apache Avro 1.12 specification, "Decimal": the number without its point, as a two's complement integer, the most
/// significant byte first.
enum AvroDecimal {
  /// The most digits that are converted, since the time for it grows with their square.
  static let mostDigits = 10_000

  private static let chunkDigits = 18
  private static let chunk: UInt64 = 1_000_000_000_000_000_000

  /// How many decimal digits any number of so many bytes has at most.
  ///
  /// Source: Apache Avro 1.12 specification, "Decimal": floor(log10(2^(8·n − 1) − 1)).
  static func digits(inBytes count: Int) -> Double {
    count == 0 ? 0 : ((8 * Double(count) - 1) * 0.301_029_995_663_981_2).rounded(.down)
  }

  /// Why a number cannot be written as a decimal.
  enum Refusal: Error {
    case noNumber, tooManyDigits, tooFine
  }

  // MARK: Writing

  /// The bytes of a number that JSON spells: as few as possible, or as many as the type has.
  static func bytes(
    of text: String, as type: AvroDocumentType.Decimal
  ) throws(Refusal) -> [UInt8] {
    guard var number = Digits(text) else { throw .noNumber }
    let shift = number.exponent + type.scale
    if !number.digits.isEmpty {
      guard shift >= 0 else { throw .tooFine }
      guard number.digits.count <= min(type.precision, mostDigits) - shift else {
        throw .tooManyDigits
      }
      number.digits += repeatElement(0, count: shift)
    }
    var natural = BigNatural(0)
    for start in stride(from: 0, to: number.digits.count, by: chunkDigits) {
      let part = number.digits[start..<min(start + chunkDigits, number.digits.count)]
      var factor: UInt64 = 1
      for _ in part { factor *= 10 }
      natural.multiply(by: factor, adding: part.reduce(0) { $0 * 10 + UInt64($1) })
    }
    let bytes = signed(natural.bigEndianBytes, isNegative: number.isNegative)
    guard let size = type.size else { return bytes }
    let sign: UInt8 = bytes[0] >= 0x80 ? 0xFF : 0
    return Array(repeatElement(sign, count: size - bytes.count)) + bytes
  }

  /// A magnitude in two's complement, in as few bytes as possible.
  private static func signed(_ magnitude: [UInt8], isNegative: Bool) -> [UInt8] {
    var bytes = [0] + magnitude
    if isNegative { negate(&bytes) }
    let sign: UInt8 = isNegative ? 0xFF : 0
    while bytes.count > 1, bytes[0] == sign, (bytes[1] ^ sign) < 0x80 { bytes.removeFirst() }
    return bytes
  }

  private static func negate(_ bytes: inout [UInt8]) {
    var carries = true
    for index in bytes.indices.reversed() {
      bytes[index] = ~bytes[index] &+ (carries ? 1 : 0)
      carries = carries && bytes[index] == 0
    }
  }

  // MARK: Reading

  /// The JSON text of a number, with as many digits behind the point as the type has; `nil` where it has more digits than
  /// the type allows.
  static func text(of bytes: [UInt8], as type: AvroDocumentType.Decimal) -> String? {
    let isNegative = bytes.first.map { $0 >= 0x80 } ?? false
    let sign: UInt8 = isNegative ? 0xFF : 0
    var magnitude = Array(bytes.drop { $0 == sign })
    // So that nothing long is converted only to be refused; a digit takes more than three bits.
    let most = min(type.precision, mostDigits)
    guard magnitude.count <= most / 2 + 1 else { return nil }
    if isNegative {
      magnitude = [0xFF] + magnitude
      negate(&magnitude)
    }
    var natural = BigNatural(bigEndian: magnitude)
    var chunks: [String] = []
    while !natural.isZero {
      let digits = String(natural.divide(by: chunk))
      let isFirst = natural.isZero
      chunks.append(isFirst ? digits : padded(digits, to: chunkDigits))
    }
    let digits = chunks.reversed().joined()
    guard digits.utf8.count <= most else { return nil }
    let full = padded(digits, to: type.scale + 1)
    let point = full.index(full.endIndex, offsetBy: -type.scale)
    let text = type.scale == 0 ? full : "\(full[..<point]).\(full[point...])"
    return isNegative ? "-" + text : text
  }

  private static func padded(_ digits: String, to count: Int) -> String {
    String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }

  /// A number in decimal notation, without zeros at its ends.
  private struct Digits {
    var isNegative: Bool
    var digits: [UInt8] = []
    var exponent = 0

    /// - Parameter text: a number in the grammar of RFC 8259, section 6.
    init?(_ text: String) {
      let bytes = Array(text.utf8)
      let read: DecimalLiteral? = try? ByteReader.reading(bytes.rawSpan) {
        reader throws(TextFailure) in
        var reader = reader
        return try reader.readDecimal()
      }
      guard let read, read.range.count == bytes.count else { return nil }
      isNegative = read.isNegative
      var isFraction = false
      let mantissa = bytes.prefix { $0 | 0x20 != UInt8(ascii: "e") }
      for byte in mantissa {
        switch byte {
        case UInt8(ascii: "."): isFraction = true
        case UInt8(ascii: "-"): break
        default:
          digits.append(byte - UInt8(ascii: "0"))
          if isFraction { exponent -= 1 }
        }
      }
      if mantissa.count < bytes.count {
        let power = String(decoding: bytes[(mantissa.count + 1)...], as: UTF8.self)
        // Beyond that there is no decimal anyway.
        let limit = 1 << 40
        exponent += min(max(Int(power) ?? (power.hasPrefix("-") ? -limit : limit), -limit), limit)
      }
      while digits.last == 0 {
        digits.removeLast()
        exponent += 1
      }
      digits.removeFirst(digits.prefix { $0 == 0 }.count)
      if digits.isEmpty { isNegative = false }
    }
  }
}
