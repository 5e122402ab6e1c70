import Bytes
public import NativeCodecs
public import RecordModel

/// Reads the documents of an object container file as its bytes arrive, under the schema that it carries, or as documents
/// of another one.
///
///     var file = AvroDocumentContainerReader(compressions: [AvroDeflate()])
///     for chunk in chunks {
///       file.append(chunk)
///       while try file.nextBlock({ document in print(document.compactText) }) {}
///     }
///     try file.finish()
///
/// A block may be as long as `DecodingLimits.inputBytes`, before and after compression, and have as many documents as
/// `DecodingLimits.elements`.
///
/// Source: Apache Avro 1.12 specification, "Object Container Files".
public struct AvroDocumentContainerReader: ~Copyable {
  /// The codec of the file's documents, once its head has been read.
  public private(set) var codec: AvroDocumentCodec?
  private let limits: DecodingLimits
  private let form: AvroDocumentForm
  private let schema: AvroSchema?
  private var frames: AvroContainerFrames

  /// Begins to read a file.
  ///
  /// - Parameters:
  ///   - compressions: those that blocks may have, beside none.
  ///   - limits: what to refuse.
  ///   - form: how JSON spells what it has no type for.
  ///   - schema: the schema that the documents are read as, where it is not the file's.
  public init(
    compressions: [any AvroBlockCompression] = [], limits: DecodingLimits = .standard,
    form: AvroDocumentForm = .init(), readAs schema: AvroSchema? = nil
  ) {
    self.schema = schema
    self.limits = limits
    self.form = form
    frames = AvroContainerFrames(compressions: compressions, limits: limits)
  }

  /// Appends bytes of the file.
  public mutating func append(_ bytes: RawSpan) { frames.append(bytes) }

  /// Appends bytes of the file.
  public mutating func append(_ bytes: [UInt8]) { frames.append(bytes.rawSpan) }

  /// Hands over the documents of the next block.
  ///
  /// - Returns: whether there was a block; otherwise more bytes are needed.
  public mutating func nextBlock(
    _ body: (JSONValue) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) -> Bool {
    guard let codec = try readHead(), let frame = try nextFrame() else { return false }
    var failure: DocumentFailure?
    do throws(DecodingFailure) {
      try frames.withRecords(of: frame) { bytes throws(DecodingFailure) in
        do throws(DocumentFailure) {
          try codec.decode(frame.count, from: bytes, body)
        } catch {
          failure = error
        }
      }
    } catch {
      throw DocumentFailure(encoded: error)
    }
    if let failure {
      let start = frames.offset(of: frame)
      throw frames.isCompressed
        ? failure.located(atByte: start) : failure.counted(fromByte: start)
    }
    return true
  }

  /// Reads the file's head: the codec of its documents, or `nil` where more bytes are needed.
  @discardableResult
  public mutating func readHead() throws(DocumentFailure) -> AvroDocumentCodec? {
    if codec != nil { return codec }
    do throws(DecodingFailure) {
      guard let header = try frames.readHeader() else { return nil }
      let written = try header.schema(limits: limits)
      do throws(DocumentFailure) {
        codec = try AvroDocumentCodec(
          schema: schema ?? written, writer: written, limits: limits, form: form)
      } catch {
        throw DecodingFailure(.malformed("\(error.reason)"))
      }
    } catch {
      throw DocumentFailure(encoded: error)
    }
    return codec
  }

  private mutating func nextFrame() throws(DocumentFailure) -> AvroContainerFrames.Frame? {
    do throws(DecodingFailure) {
      return try frames.next()
    } catch {
      throw DocumentFailure(encoded: error)
    }
  }

  /// Says that the file has no more bytes.
  ///
  /// - Throws: ``DocumentFailure`` where it ends in its head or in a block, or ``nextBlock(_:)`` was not asked for all.
  public func finish() throws(DocumentFailure) {
    guard codec != nil, frames.isAtEnd else {
      throw DocumentFailure(encoded: DecodingFailure(.truncated, offset: frames.end))
    }
  }
}
