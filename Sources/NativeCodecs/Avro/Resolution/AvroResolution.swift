/// How the bytes of a writer's schema become the fields of a reader's records: one list of types and one of fields, made
/// once and walked for every record.
///
/// The lists follow the writer's schema, since that is what says which bytes come next. Each type notes what becomes of
/// it: a record's fields have the numbers of the reader's fields, an enum's symbols the reader's numbers.
@frozen @usableFromInline
struct AvroResolution: Sendable {
  /// The kinds of bytes there are. Strings and bytes are alike, since each may be read as the other.
  @frozen @usableFromInline
  enum Form: Sendable {
    case null, boolean, int, long, float, double, text, fixed, enumeration, record, array, map
    case union
    /// A type that the reader has no use for in this place, which matters only if a value of it comes.
    case mismatch
    /// A union whose branches are members of a oneof of the reader's.
    case oneof
    /// A type that is a member of a oneof of the reader's.
    case member
  }

  /// A type of the writer's.
  @frozen @usableFromInline
  struct Source: Sendable {
    @usableFromInline let form: Form
    /// Whether a value may take no bytes.
    @usableFromInline let isEmpty: Bool
    /// Of a record the first of ``steps``, of an array or map its element in ``sources``, of a union the first of
    /// ``branches``, of an enum the first of ``symbols``, of a fixed its size, of a mismatch or member its type in
    /// ``sources``.
    @usableFromInline let first: Int
    /// How many steps, branches or symbols there are; of a mismatch, the place of its name in ``typeNames``; of a member,
    /// the number of the reader's field.
    @usableFromInline let count: Int

    init(_ form: Form, isEmpty: Bool = false, first: Int = 0, count: Int = 0) {
      self.form = form
      self.isEmpty = isEmpty
      self.first = first
      self.count = count
    }

    /// The steps of a record.
    @inlinable var steps: Range<Int> { first..<(first + count) }
  }

  /// A field of a record of the writer's, or one of the reader's alone that has a default.
  @frozen @usableFromInline
  struct Step: Sendable {
    /// The number of the reader's field, 0 where it has none; of a oneof the number of its first member.
    @usableFromInline let number: Int
    /// Its type in ``sources``; of a field with a default, the complement of the place in ``defaults``, which is negative.
    @usableFromInline let source: Int
    /// Whether a value may take no bytes.
    @usableFromInline let isEmpty: Bool
  }

  /// What a field has that the writer lacks.
  @frozen @usableFromInline
  struct Default: Sendable {
    /// The bytes of the value.
    @usableFromInline let bytes: [UInt8]
    /// How they are read: a single step.
    @usableFromInline let resolution: AvroResolution
  }

  /// A symbol of an enum of the writer's.
  @frozen @usableFromInline
  struct Symbol: Sendable {
    @usableFromInline let name: String
    /// The reader's number, `nil` where it has none and no default.
    @usableFromInline let number: Int32?
  }

  @usableFromInline var sources: [Source] = []
  @usableFromInline var steps: [Step] = []
  @usableFromInline var branches: [Int] = []
  @usableFromInline var symbols: [Symbol] = []
  @usableFromInline var typeNames: [String] = []
  @usableFromInline var defaults: [Default] = []
  /// The type of the whole datum.
  @usableFromInline var root = 0
}
