import Bytes
import NativeCodecs
import RecordModel

/// Brings values from a writer's encoding into a reader's, as a plan says.
struct AvroTransferReader {
  private let plan: AvroTransferPlan
  private let limits: DecodingLimits

  init(_ plan: AvroTransferPlan, limits: DecodingLimits) {
    self.plan = plan
    self.limits = limits
  }

  /// The encoding of the next document under the reader's schema.
  func document(from reader: inout AvroReader) throws(DocumentFailure) -> [UInt8] {
    var buffer = ByteBuffer()
    try transfer(plan.root, depth: 0, from: &reader, to: &buffer)
    return buffer.bytes()
  }

  private func transfer(
    _ position: Int, depth: Int, from reader: inout AvroReader, to buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    switch plan.transfers[position] {
    case .record(let record):
      try transfer(record, depth: try deeper(depth), from: &reader, to: &buffer)
    case .array(let item):
      try transferElements(
        of: item, hasKeys: false, depth: try deeper(depth), from: &reader, to: &buffer)
    case .map(let value):
      try transferElements(
        of: value, hasKeys: true, depth: try deeper(depth), from: &reader, to: &buffer)
    case .union(let branches):
      let branch = try reader.reading { reader throws(DecodingFailure) in try reader.readLong() }
      guard (0..<Int64(branches.count)).contains(branch) else {
        throw failure("a union of \(branches.count) branches has none at \(branch)", reader)
      }
      try transfer(branches[Int(branch)], depth: depth, from: &reader, to: &buffer)
    case .branch(let branch, let content):
      append(Int64(branch), to: &buffer)
      try transfer(content, depth: depth, from: &reader, to: &buffer)
    case .enumeration(let enumeration):
      let position = try reader.reading { reader throws(DecodingFailure) in try reader.readLong() }
      guard (0..<Int64(enumeration.symbols.count)).contains(position) else {
        throw failure(
          "an enum of \(enumeration.symbols.count) symbols has none at \(position)", reader)
      }
      guard let target = enumeration.positions[Int(position)] else {
        throw failure(
          "the reader's enum \(enumeration.name) has no symbol \(JSONText.excerpt(enumeration.symbols[Int(position)])), and no default for one that it does not have",
          reader)
      }
      append(Int64(target), to: &buffer)
    case .mismatch(let message): throw failure(message, reader)
    case let scalar:
      try reader.reading { reader throws(DecodingFailure) in
        try transfer(scalar, from: &reader, to: &buffer)
      }
    }
    guard buffer.count <= limits.inputBytes else {
      throw DocumentFailure(
        .tooMuch("the document is longer than the limit of \(limits.inputBytes) bytes"))
    }
  }

  private func transfer(
    _ scalar: AvroTransfer, from reader: inout AvroReader, to buffer: inout ByteBuffer
  ) throws(DecodingFailure) {
    switch scalar {
    case .boolean: buffer.append(try reader.readBoolean() ? 1 : 0)
    case .long(let isInt):
      append(isInt ? try int(from: &reader) : try reader.readLong(), to: &buffer)
    case .bytes(let count): buffer.append(try reader.readBytes(count: count))
    case .text(isString: true): buffer.appendLengthPrefixed(try reader.readString(), zigzag: true)
    case .text(isString: false): buffer.appendLengthPrefixed(try reader.readBytes(), zigzag: true)
    case .promotion(let number, let isToFloat):
      switch number {
      case .float:
        let bits = try reader.readFixed(UInt32.self)
        buffer.append(littleEndian: Double(Float(bitPattern: bits)).bitPattern)
      case .int, .long:
        let whole = number == .int ? try int(from: &reader) : try reader.readLong()
        if isToFloat {
          buffer.append(littleEndian: Float(whole).bitPattern)
        } else {
          buffer.append(littleEndian: Double(whole).bitPattern)
        }
      }
    default: break
    }
  }

  private func int(from reader: inout AvroReader) throws(DecodingFailure) -> Int64 {
    let number = try reader.readLong()
    guard Int32(exactly: number) != nil else {
      throw reader.failure(.malformed("\(number) is not an int"))
    }
    return number
  }

  // MARK: Records

  private func transfer(
    _ record: AvroTransfer.Record, depth: Int, from reader: inout AvroReader,
    to buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    let start = buffer.count
    var places = [Range<Int>?](repeating: nil, count: record.defaults.count)
    for step in record.steps {
      let before = buffer.count
      do throws(DocumentFailure) {
        if plan.isEmpty(step.transfer) {
          try reader.reading { reader throws(DecodingFailure) in try reader.countEmptyValues(1) }
        }
        try transfer(step.transfer, depth: depth, from: &reader, to: &buffer)
      } catch {
        throw error.inside(.member(step.name))
      }
      if let target = step.target {
        places[target] = before..<buffer.count
      } else {
        buffer.truncate(to: before)
      }
    }
    if !record.isInOrder { arrange(record, places, from: start, in: &buffer) }
  }

  /// Puts a record's fields in the reader's order, with the defaults of those that the writer does not have.
  private func arrange(
    _ record: AvroTransfer.Record, _ places: [Range<Int>?], from start: Int,
    in buffer: inout ByteBuffer
  ) {
    let end = buffer.count
    for (place, bytes) in zip(places, record.defaults) {
      if let place {
        buffer.append(copying: place)
      } else if let bytes {
        buffer.append(bytes)
      }
    }
    buffer.remove(start..<end)
  }

  // MARK: Arrays and maps

  private func transferElements(
    of element: Int, hasKeys: Bool, depth: Int, from reader: inout AvroReader,
    to buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    let isEmpty = !hasKeys && plan.isEmpty(element)
    var total = 0
    while true {
      let count = try reader.reading { reader throws(DecodingFailure) in
        try reader.readBlock(after: total, isEmpty: isEmpty)
      }
      append(Int64(count), to: &buffer)
      if count == 0 { return }
      for index in total..<(total + count) {
        var step = DocumentPath.Step.element(index)
        if hasKeys {
          let key = try reader.reading { reader throws(DecodingFailure) in try reader.readString() }
          buffer.appendLengthPrefixed(key, zigzag: true)
          step = .member(key)
        }
        do throws(DocumentFailure) {
          try transfer(element, depth: depth, from: &reader, to: &buffer)
        } catch {
          throw error.inside(step)
        }
      }
      total += count
    }
  }

  private func append(_ long: Int64, to buffer: inout ByteBuffer) {
    buffer.appendVarint(ZigZag.encode(long))
  }

  // MARK: Limits

  private func deeper(_ depth: Int) throws(DocumentFailure) -> Int {
    guard depth < limits.depth else {
      throw DocumentFailure(.nestingTooDeep(limit: limits.depth))
    }
    return depth + 1
  }

  private func failure(_ message: String, _ reader: borrowing AvroReader) -> DocumentFailure {
    DocumentFailure(encoded: reader.failure(.malformed(message)))
  }
}
