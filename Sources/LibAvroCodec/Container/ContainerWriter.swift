internal import CAvro
internal import Glibc

/// Has libavro write a container file.
enum ContainerWriter {
  /// The size of a block unless a record is larger, in bytes: libavro's own default.
  private static let usualBlockSize = 16 << 10

  /// Writes records that are encoded already to a new file, and gives it its name when it is complete.
  static func write(
    _ records: [[UInt8]], schema: AvroSchema, compression: String, to path: String
  ) throws(ContainerFailure) {
    let temporary = "\(path).\(UInt64.random(in: .min ... .max)).part"
    guard let file = fopen(temporary, "wbx") else { throw ContainerFile.failure(path) }
    // libavro's file writer draws its sync marker from the process's random numbers.
    let result = LibraryLock.withLock {
      append(records, schema: schema, compression: compression, to: file, named: temporary)
    }
    // libavro does not look whether what it flushes arrives.
    let isWritten = fflush(file) == 0 && ferror(file) == 0
    let isClosed = fclose(file) == 0
    guard result == 0, isWritten, isClosed, rename(temporary, path) == 0 else {
      let failure =
        result == 0
        ? ContainerFile.failure(path)
        : ContainerFailure.file(path: path, reason: "libavro cannot write it: error \(result)")
      remove(temporary)
      throw failure
    }
  }

  private static func append(
    _ records: [[UInt8]], schema: AvroSchema, compression: String,
    to file: UnsafeMutablePointer<FILE>, named name: String
  ) -> Int32 {
    // A record must fit into a block; libavro is told to end one before it would overflow.
    let blockSize = max(usualBlockSize, records.map(\.count).max() ?? 0)
    var writer: avro_file_writer_t?
    let created = avro_file_writer_create_with_codec_fp(
      file, name, 0, schema.handle, &writer, compression, blockSize)
    guard created == 0 else { return created }
    var filled = 0
    for record in records {
      if filled + record.count > blockSize {
        let result = avro_file_writer_sync(writer)
        guard result == 0 else { return result }
        filled = 0
      }
      let result = record.withUnsafeBytes { bytes in
        // A record of no bytes has no address, which libavro wants all the same.
        avro_file_writer_append_encoded(
          writer, bytes.baseAddress ?? UnsafeRawPointer(file), Int64(bytes.count))
      }
      guard result == 0 else { return result }
      filled += record.count
    }
    return avro_file_writer_close(writer)
  }
}

/// A container file's bytes.
enum ContainerFile {
  /// Reads a whole file, no more of it than the limit and a byte.
  static func read(_ path: String, limit: Int) throws(ContainerFailure) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw failure(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { memory, count in
        count = fread(memory.baseAddress, 1, memory.count, file)
      }
      if piece.isEmpty { break }
      bytes += piece
    }
    guard ferror(file) == 0 else { throw failure(path) }
    return bytes
  }

  /// What the system says about the last call that failed.
  static func failure(_ path: String) -> ContainerFailure {
    .file(path: path, reason: String(cString: strerror(errno)))
  }
}
