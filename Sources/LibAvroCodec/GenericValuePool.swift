internal import CAvro
internal import Synchronization
public import RecordModel

/// The generic values of a codec that wait to be used again, one for each thread that was ever in it at once.
@usableFromInline
final class GenericValuePool: Sendable {
  let schema: AvroSchema
  private let idle = Mutex<[Slot]>([])

  init(_ schema: AvroSchema) {
    self.schema = schema
  }

  /// An empty generic value that nobody else has.
  @usableFromInline
  func take() -> Slot {
    idle.withLock { $0.popLast() } ?? Slot(schema)
  }

  /// Empties a value for its next use; one that has grown large is let go instead.
  @usableFromInline
  func giveBack(_ slot: Slot) {
    if slot.bytesHeld > Self.mostBytesKept { return }
    slot.value.reset()
    idle.withLock { $0.append(slot) }
  }

  /// A value that held a record of more encoded bytes than this is not kept: libavro's lists never shrink.
  private static let mostBytesKept = 4 << 20
}

extension GenericValuePool {
  /// A generic value of a codec's schema, with the reader and the writer it is used with.
  @usableFromInline
  final class Slot: @unchecked Sendable {
    // Used by one thread at a time: the one that has taken it from the pool.
    @usableFromInline let value: GenericValue
    private let schema: AvroSchema
    private let reader: avro_reader_t
    private let writer: avro_writer_t
    /// The number of encoded bytes of the largest record that the value has held.
    private(set) var bytesHeld = 0

    init(_ schema: AvroSchema) {
      var value = avro_value_t()
      let result = avro_generic_value_new(schema.interface, &value)
      guard result == 0, let reader = avro_reader_memory(nil, 0),
        let writer = avro_writer_memory(nil, 0)
      else { preconditionFailure("libavro cannot make a value: error \(result)") }
      self.schema = schema
      self.value = GenericValue(value)
      self.reader = reader
      self.writer = writer
    }

    deinit {
      var raw = value.raw
      avro_value_decref(&raw)
      avro_reader_free(reader)
      avro_writer_free(writer)
    }

    /// Has libavro write the value.
    ///
    /// - Returns: the number of bytes written.
    func write(to memory: UnsafeMutableRawBufferPointer) throws(EncodingFailure) -> Int {
      let start = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
      avro_writer_memory_set_dest(writer, start, Int64(memory.count))
      var raw = value.raw
      let result = avro_value_write(writer, &raw)
      guard result == 0 else {
        throw EncodingFailure(.library("libavro cannot write the record: error \(result)"))
      }
      let count = Int(avro_writer_tell(writer))
      bytesHeld = max(bytesHeld, count)
      return count
    }

    /// Has libavro read the value from bytes that a ``RecordScan`` has accepted.
    @usableFromInline
    func read(_ bytes: RawSpan) throws(DecodingFailure) {
      bytesHeld = max(bytesHeld, bytes.byteCount)
      let result = bytes.withUnsafeBytes { bytes in
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        avro_reader_memory_set_source(reader, start, Int64(bytes.count))
        var raw = value.raw
        return avro_value_read(reader, &raw)
      }
      guard result == 0 else {
        throw DecodingFailure(.malformed("libavro cannot read the record: error \(result)"))
      }
    }
  }
}
