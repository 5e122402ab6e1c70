/// Bytes as text, six bits a character, padded to whole groups of four.
///
/// Source: RFC 4648, section 4, "Base 64 Encoding", the standard alphabet.
private enum Base64 {
  static let alphabet: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  static let padding = UInt8(ascii: "=")

  /// The six bits of each character, 0xFF for what is not in the alphabet.
  static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for value in 0..<64 { values[Int(alphabet.utf8Start[value])] = UInt8(value) }
    return values
  }()

  /// The six bits of each character of the standard alphabet and of the one for URLs and file names (RFC 4648, section 5).
  static let valuesOfEither: [UInt8] = {
    var values = Base64.values
    values[Int(UInt8(ascii: "-"))] = 62
    values[Int(UInt8(ascii: "_"))] = 63
    return values
  }()

  /// What is read.
  enum Form {
    /// The standard alphabet, padded to whole groups.
    case padded
    /// Either alphabet, padded to whole groups or not at all.
    case either
  }
}

extension ByteBuffer {
  /// Appends bytes as base64.
  @inline(never)
  public mutating func append(base64 bytes: [UInt8]) {
    reserve((bytes.count + 2) / 3 * 4)
    let alphabet = Base64.alphabet.utf8Start
    bytes.withUnsafeBufferPointer { bytes in
      var read = 0
      while bytes.count &- read >= 3 {
        let group =
          UInt32(bytes[read]) << 16 | UInt32(bytes[read + 1]) << 8 | UInt32(bytes[read + 2])
        for shift: UInt32 in [18, 12, 6, 0] {
          unsafeAppend(alphabet[Int(group >> shift & 0x3F)])
        }
        read &+= 3
      }
      if read == bytes.count { return }
      let isPair = bytes.count - read == 2
      let group = UInt32(bytes[read]) << 16 | (isPair ? UInt32(bytes[read + 1]) << 8 : 0)
      unsafeAppend(alphabet[Int(group >> 18)])
      unsafeAppend(alphabet[Int(group >> 12 & 0x3F)])
      unsafeAppend(isPair ? alphabet[Int(group >> 6 & 0x3F)] : Base64.padding)
      unsafeAppend(Base64.padding)
    }
  }
}

extension [UInt8] {
  /// The bytes that padded base64 encodes; `nil` if the text is not base64.
  public init?(base64 text: String) {
    self.init(base64: text, .padded)
  }

  /// The bytes that base64 of the standard alphabet or the one for URLs encodes, padded or not; `nil` if the text is
  /// neither.
  public init?(anyBase64 text: String) {
    self.init(base64: text, .either)
  }

  private init?(base64 text: String, _ form: Base64.Form) {
    var text = text
    let decoded = text.withUTF8 { ByteReader.decodeBase64($0, form, limit: .max) }
    guard case .success(let bytes) = decoded else { return nil }
    self = bytes
  }
}

extension ByteReader {
  /// Reads base64 up to a closing quotation mark, the opening one being read already.
  ///
  /// Either alphabet is read, with padding and without (Protocol Buffers, *ProtoJSON Format*, `bytes`). Bits of the last character that belong to no byte are not looked at (RFC 4648, section
  /// 3.5, leaves that open).
  ///
  /// - Parameter limit: the most bytes that there may be.
  @inline(never)
  public mutating func readQuotedBase64(limit: Int) throws(TextFailure) -> [UInt8] {
    let text = plainText(from: position)
    guard text.end != end, text.end.pointee == 0x22 else {
      // An escape, for there are two ways to write a slash; or a mistake, which this finds.
      let first = position
      let plain = Array(try readQuotedText(limit: .max).utf8)
      let result = plain.withUnsafeBufferPointer { Self.decodeBase64($0, .either, limit: limit) }
      return try checked(result, from: first)
    }
    let characters = UnsafeBufferPointer(start: position, count: text.end - position)
    let bytes = try checked(Self.decodeBase64(characters, .either, limit: limit), from: position)
    position = text.end + 1
    return bytes
  }

  private mutating func checked(
    _ result: Result<[UInt8], TextFailure>, from first: UnsafePointer<UInt8>
  ) throws(TextFailure) -> [UInt8] {
    do {
      return try result.get()
    } catch {
      position = first
      throw error
    }
  }

  fileprivate static func decodeBase64(
    _ characters: UnsafeBufferPointer<UInt8>, _ form: Base64.Form, limit: Int
  ) -> Result<[UInt8], TextFailure> {
    if characters.isEmpty { return .success([]) }
    let rest = characters.count % 4
    guard rest == 0 || (form == .either && rest > 1 && characters.last != Base64.padding) else {
      return .failure(.malformedBase64)
    }
    let padding = characters.suffix(2).reduce(0) { $0 + ($1 == Base64.padding ? 1 : 0) }
    let digits = characters.count - padding
    let count = digits / 4 * 3 + [0, 0, 1, 2][digits % 4]
    guard count <= limit else { return .failure(.tooLong(count: count)) }
    var isValid = true
    let values = form == .either ? Base64.valuesOfEither : Base64.values
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, written in
      values.withUnsafeBufferPointer { values in
        for group in stride(from: 0, to: characters.count, by: 4) {
          var bits: UInt32 = 0
          for index in group..<(group + 4) {
            let isPadding =
              index >= characters.count
              || (index >= digits && characters[index] == Base64.padding)
            let value = isPadding ? 0 : values[Int(characters[index])]
            isValid = isValid && value < 64
            bits = bits << 6 | UInt32(value & 0x3F)
          }
          for shift: UInt32 in [16, 8, 0] where written < count {
            target[written] = UInt8(truncatingIfNeeded: bits >> shift)
            written += 1
          }
        }
      }
    }
    return isValid ? .success(bytes) : .failure(.malformedBase64)
  }
}
