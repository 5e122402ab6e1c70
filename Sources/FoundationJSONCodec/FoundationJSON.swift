#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import RecordModel

/// Foundation's encoder and decoder with the settings that the codec's format asks for.
@usableFromInline
struct FoundationJSON: Sendable {
  /// The most arrays and objects around each other that Foundation reads or writes.
  @usableFromInline static let nestingLimit = 512

  /// What it means that a document goes beyond that.
  @usableFromInline static let tooDeep =
    "arrays and objects are more than \(nestingLimit) levels deep, which is as deep as Foundation goes; use another codec, such as json/swift"

  private let encoder = JSONEncoder()
  private let decoder = JSONDecoder()

  @usableFromInline
  init() {
    let (positive, negative, nan) = ("Infinity", "-Infinity", "NaN")
    // Foundation keeps an object's members in a dictionary, whose order is random. Sorting is the one order it offers.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: positive, negativeInfinity: negative, nan: nan)
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: positive, negativeInfinity: negative, nan: nan)
  }

  /// Appends what a visit hands to Foundation's encoder.
  @usableFromInline
  func encode(
    into buffer: inout ByteBuffer, _ visit: @escaping Visit.Writing
  ) throws(EncodingFailure) {
    do {
      buffer.append(try encoder.encode(Visit(visit)).bytes)
    } catch let failure as EncodingFailure {
      throw failure
    } catch EncodingError.invalidValue {
      // All that Foundation refuses once the visit is over, and it says no more than that it does.
      throw EncodingFailure(.unrepresentable(Self.tooDeep))
    } catch {
      throw EncodingFailure(.library("\(error)"))
    }
  }

  /// Lends a visit Foundation's decoder of the bytes.
  @usableFromInline
  func decode(_ bytes: RawSpan, _ visit: Visit.Reading) throws(DecodingFailure) {
    var copy = ByteBuffer(minimumCapacity: bytes.byteCount)
    copy.append(bytes)
    let data = Data(copy.bytes())
    do {
      try withoutActuallyEscaping(visit) { visit in
        _ = try decoder.decode(Visit.self, from: data, configuration: visit)
      }
    } catch let failure as DecodingFailure {
      throw failure
    } catch {
      if Self.nesting(of: data) > Self.nestingLimit {
        throw DecodingFailure(.malformed(Self.tooDeep))
      }
      throw DecodingFailure(foundation: error, at: FieldPath())
    }
  }

  /// How many arrays and objects are around each other at most.
  ///
  /// For the message alone: Foundation refuses what is too deep with the same words as what is not JSON.
  private static func nesting(of bytes: Data) -> Int {
    var (depth, deepest) = (0, 0)
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        isEscaped = false
      } else if isInString {
        isEscaped = byte == UInt8(ascii: "\\")
        isInString = byte != UInt8(ascii: "\"")
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
        deepest = max(deepest, depth)
      }
    }
    return deepest
  }
}
