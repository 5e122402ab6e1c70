public import Bytes
public import RecordModel

/// A record in libavro's own form, to tell what libavro does alone from what it takes to visit a record.
///
/// It is used from one thread at a time.
public final class FilledValue {
  private let slot: GenericValuePool.Slot
  private let bytes: [UInt8]

  fileprivate init(slot: GenericValuePool.Slot, bytes: [UInt8]) {
    self.slot = slot
    self.bytes = bytes
  }

  /// Has libavro write the value to the end of the buffer.
  public func write(into buffer: inout ByteBuffer) throws(EncodingFailure) {
    try buffer.unsafeAppend(upTo: bytes.count) { memory throws(EncodingFailure) -> Int in
      try slot.write(to: memory)
    }
  }

  /// Has libavro read the value again from the bytes that it wrote of it.
  public func read() throws(DecodingFailure) {
    let bytes = bytes
    try slot.read(bytes.rawSpan)
  }
}

extension LibAvroCodec {
  /// Visits a record into a generic value of its own.
  public func filled(_ record: Value) throws(EncodingFailure) -> FilledValue {
    let slot = GenericValuePool.Slot(values.schema)
    let byteBound = try fill(slot, with: record)
    var buffer = ByteBuffer()
    try write(slot, byteBound: byteBound, into: &buffer)
    return FilledValue(slot: slot, bytes: buffer.bytes())
  }
}
