import SerializationCodecs

/// What a reader takes of a record that it does not want whole: a few fields, straight from the input.
///
/// Each workload says here which fields somebody would want of it, in both ways: from the input, and from the whole
/// record, so that the one can be checked against the other.
protocol BorrowedReading: Record {
  /// What the fields that are wanted come to.
  var digest: FieldDigest { get }

  /// Adds a field to a digest if it is wanted, read from the input; an unread field is passed over.
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure)
}

extension BorrowedReading {
  /// Adds the fields that are wanted of the record that the reader is in.
  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    _ fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    while true {
      let number = try fields.nextField()
      if number == 0 { return }
      try read(field: number, of: &fields, into: &digest)
    }
  }
}

/// The fields that were read, added up so that none can be left out unnoticed.
struct FieldDigest: Equatable {
  private(set) var sum: UInt64 = 0

  init() {}

  /// Reads the fields that are wanted of a record.
  init<Value: BorrowedReading, Decoder: BorrowingDecoder & ~Copyable>(
    of type: Value.Type, in fields: inout FieldReader<Decoder>
  ) throws(DecodingFailure) {
    try Value.read(&fields, into: &self)
  }

  mutating func add(_ number: Int64) { sum &+= UInt64(bitPattern: number) }
  mutating func add(_ number: UInt32) { sum &+= UInt64(number) }
  mutating func add(_ number: Double) { sum &+= number.bitPattern }
  /// Adds a text's length, which takes no more time for a long text than for a short one.
  mutating func add(textOf count: Int) { sum &+= UInt64(count) }
}

extension FieldReader where Decoder: ~Copyable {
  /// Reads every record of the repeated field that the reader is at.
  mutating func readEach<Element: BorrowedReading>(
    _ type: Element.Type, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    try forEachElement(of: .record) { element throws(DecodingFailure) in
      try element.record { fields throws(DecodingFailure) in
        try Element.read(&fields, into: &digest)
      }
    }
  }
}

/// A record around others of one type: its field 1 holds them.
protocol BorrowedBatch: BorrowedReading {
  associatedtype Element: BorrowedReading
  var elements: [Element] { get }
}

extension BorrowedBatch {
  var digest: FieldDigest {
    elements.reduce(into: FieldDigest()) { digest, element in
      digest.add(Int64(bitPattern: element.digest.sum))
    }
  }

  @inline(__always)
  static func read<Decoder: BorrowingDecoder & ~Copyable>(
    field number: Int, of fields: inout FieldReader<Decoder>, into digest: inout FieldDigest
  ) throws(DecodingFailure) {
    if number == 1 { try fields.readEach(Element.self, into: &digest) }
  }
}
