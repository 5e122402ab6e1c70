import Bytes
import RecordModel

/// What one step of a compression library comes to.
package enum AvroBlockStep {
  /// There is more to write.
  case goesOn
  /// The stream is complete.
  case ended
  /// The library has read all there is and wants more.
  case needsInput
  /// The library refuses the input; the text is its reason.
  case failed(String)
}

extension ByteBuffer {
  /// Appends what a library writes step by step, or nothing where it fails.
  ///
  /// - Parameters:
  ///   - limit: How many bytes the block may have; a longer one is refused.
  ///   - step: Appends at most so many bytes.
  package mutating func appendBlock(
    limit: Int, step: (inout ByteBuffer, _ room: Int) -> AvroBlockStep
  ) throws(DecodingFailure) {
    let start = count
    let limit = min(limit, .max - 1)
    do throws(DecodingFailure) {
      while true {
        // A byte beyond the limit tells a block that is too long from one that just fits.
        let step = step(&self, min(limit - (count - start) + 1, Self.blockPiece))
        guard count - start <= limit else {
          throw DecodingFailure(.inputTooLong(count: count - start, limit: limit))
        }
        switch step {
        case .goesOn: break
        case .ended: return
        case .needsInput: throw DecodingFailure(.truncated)
        case .failed(let reason): throw DecodingFailure(.malformed(reason))
        }
      }
    } catch {
      truncate(to: start)
      throw error
    }
  }

  /// Appends the compressed form of a block step by step, or nothing where the library fails.
  package mutating func appendCompressedBlock(
    step: (inout ByteBuffer, _ room: Int) -> AvroBlockStep
  ) throws(EncodingFailure) {
    let start = count
    while true {
      switch step(&self, Self.blockPiece) {
      case .goesOn: break
      case .ended: return
      case .needsInput:
        truncate(to: start)
        throw EncodingFailure(.library("the library stopped before the end of the block"))
      case .failed(let reason):
        truncate(to: start)
        throw EncodingFailure(.library(reason))
      }
    }
  }

  /// How much a library may write in a step.
  private static var blockPiece: Int { 64 << 10 }
}
