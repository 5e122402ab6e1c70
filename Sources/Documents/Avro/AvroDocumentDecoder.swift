import Bytes
import NativeCodecs
import RecordModel

/// Reads values of a plan's types as JSON.
///
/// Source: Apache Avro 1.12 specification, "Binary Encoding".
struct AvroDocumentDecoder: ~Copyable {
  private let plan: AvroDocumentPlan
  let limits: DecodingLimits
  let form: AvroDocumentForm
  /// Tells which branch of a union a value would be taken for.
  private let encoder: AvroDocumentEncoder
  private var reader: AvroReader
  /// What brings documents into the plan's encoding that were written under another schema.
  private let transfer: AvroTransferReader?
  /// Whether offsets in failures are those of the input.
  private let tellsOffsets: Bool

  init(
    _ plan: AvroDocumentPlan, limits: DecodingLimits, form: AvroDocumentForm,
    reader: consuming AvroReader, transfer: AvroTransferPlan? = nil, tellsOffsets: Bool = true
  ) {
    self.plan = plan
    self.limits = limits
    self.form = form
    self.reader = reader
    self.transfer = transfer.map { AvroTransferReader($0, limits: limits) }
    self.tellsOffsets = tellsOffsets
    encoder = AvroDocumentEncoder(plan, limits: limits, form: form)
  }

  /// Where the next value begins, in bytes from the start of the input.
  var offset: Int { reader.bytes.offset }

  /// Whether all bytes have been read.
  var isAtEnd: Bool { reader.bytes.isAtEnd }

  /// Reads a document.
  mutating func decode() throws(DocumentFailure) -> JSONValue {
    guard let transfer else { return try decode(plan.root, depth: 0) }
    let bytes = try transfer.document(from: &reader)
    let (plan, limits, form) = (plan, limits, form)
    return try ByteReader.reading(bytes.rawSpan) { bytes throws(DocumentFailure) in
      var decoder = AvroDocumentDecoder(
        plan, limits: limits, form: form, reader: AvroReader(bytes, limits: limits),
        tellsOffsets: false)
      return try decoder.decode()
    }
  }

  /// Reads a value of a type that has so many records, arrays and maps around it.
  mutating func decode(_ type: Int, depth: Int) throws(DocumentFailure) -> JSONValue {
    try value(of: type, depth: depth)
  }

  /// Refuses bytes behind the last document.
  func end() throws(DocumentFailure) {
    do throws(DecodingFailure) {
      try reader.end()
    } catch {
      throw DocumentFailure(encoded: error)
    }
  }

  // MARK: Values

  private mutating func value(of type: Int, depth: Int) throws(DocumentFailure) -> JSONValue {
    switch plan.types[type] {
    case .record(let record): return try members(of: record, depth: try deeper(depth))
    case .array(let item):
      let inner = try deeper(depth)
      var elements: [JSONValue] = []
      var next = try block(after: 0, isEmpty: plan.isEmpty(item))
      while next > 0 {
        for _ in 0..<next {
          do throws(DocumentFailure) {
            elements.append(try value(of: item, depth: inner))
          } catch {
            throw error.inside(.element(elements.count))
          }
        }
        next = try block(after: elements.count, isEmpty: plan.isEmpty(item))
      }
      return .array(elements)
    case .map(let valueType): return try entries(of: valueType, depth: try deeper(depth))
    case .union(let union): return try branch(of: union, depth: depth)
    case let scalar: return try scalarValue(of: scalar)
    }
  }

  private mutating func members(
    of record: AvroDocumentType.Record, depth: Int
  ) throws(DocumentFailure) -> JSONValue {
    var members: [JSONValue.Member] = []
    members.reserveCapacity(min(record.fields.count, limits.elements))
    for field in record.fields {
      do throws(DocumentFailure) {
        if plan.isEmpty(field.type) {
          try reading { reader throws(DecodingFailure) in try reader.countEmptyValues(1) }
        }
        let value = try value(of: field.type, depth: depth)
        if form.omitsNulls, value == .null, field.isOmittedIfNull(plan.types) { continue }
        members.append(.init(field.name, value))
      } catch {
        throw error.inside(.member(field.name))
      }
    }
    return .object(members)
  }

  private mutating func entries(
    of type: Int, depth: Int
  ) throws(DocumentFailure) -> JSONValue {
    var members: [JSONValue.Member] = []
    var names: Set<ExactText> = []
    var next = try block(after: 0, isEmpty: false)
    while next > 0 {
      for _ in 0..<next {
        let name = try reading { reader throws(DecodingFailure) in try reader.readString() }
        guard names.insert(ExactText(name)).inserted else {
          throw DocumentFailure(.duplicateMember(name))
        }
        do throws(DocumentFailure) {
          members.append(.init(name, try value(of: type, depth: depth)))
        } catch {
          throw error.inside(.member(name))
        }
      }
      next = try block(after: members.count, isEmpty: false)
    }
    return .object(members)
  }

  private mutating func branch(
    of union: AvroDocumentType.Union, depth: Int
  ) throws(DocumentFailure) -> JSONValue {
    let position = try reading { reader throws(DecodingFailure) in try reader.readLong() }
    guard (0..<Int64(union.branches.count)).contains(position) else {
      throw failure("a union of \(union.branches.count) branches has none at \(position)")
    }
    let branch = Int(position)
    let content = try value(of: union.branches[branch], depth: depth)
    if isPlain(content, branch, of: union) { return content }
    let choice = try? encoder.choice(of: content, in: union, depth: depth)
    if let choice, choice.branch == branch, choice.content == nil { return content }
    return .object([.init(union.names[branch], content)])
  }

  /// Whether a value could be of no other branch and is no tag, which needs no further look.
  private func isPlain(
    _ content: JSONValue, _ branch: Int, of union: AvroDocumentType.Union
  ) -> Bool {
    if case .object(let members) = content, union.branch(taggedIn: members) != nil { return false }
    return branch == union.null || union.branches.count == (union.null == nil ? 1 : 2)
  }

  // MARK: Reading

  private func deeper(_ depth: Int) throws(DocumentFailure) -> Int {
    guard depth < limits.depth else {
      throw DocumentFailure(.nestingTooDeep(limit: limits.depth))
    }
    return depth + 1
  }

  private mutating func block(
    after count: Int, isEmpty: Bool
  ) throws(DocumentFailure) -> Int {
    try reading { reader throws(DecodingFailure) in
      try reader.readBlock(after: count, isEmpty: isEmpty)
    }
  }

  mutating func reading<Result>(
    _ body: (inout AvroReader) throws(DecodingFailure) -> Result
  ) throws(DocumentFailure) -> Result {
    do throws(DecodingFailure) {
      return try body(&reader)
    } catch {
      throw located(error)
    }
  }

  func failure(_ message: String) -> DocumentFailure {
    located(reader.failure(.malformed(message)))
  }

  private func located(_ failure: DecodingFailure) -> DocumentFailure {
    DocumentFailure(encoded: tellsOffsets ? failure : DecodingFailure(failure.reason))
  }
}

extension AvroReader {
  /// Reads something of a document.
  mutating func reading<Result>(
    _ body: (inout AvroReader) throws(DecodingFailure) -> Result
  ) throws(DocumentFailure) -> Result {
    do throws(DecodingFailure) {
      return try body(&self)
    } catch {
      throw DocumentFailure(encoded: error)
    }
  }
}
