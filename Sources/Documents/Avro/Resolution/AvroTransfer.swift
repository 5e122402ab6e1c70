/// What becomes of a value of a writer's type on its way into the encoding of a reader's type; others by their positions in
/// the list of all.
///
/// Source: Apache Avro 1.12 specification, "Schema Resolution".
enum AvroTransfer: Sendable {
  case null, boolean
  /// An `int` or a `long`, which are encoded alike.
  case long(isInt: Bool)
  /// So many bytes: a `float`, a `double`, a `fixed`.
  case bytes(count: Int)
  /// Bytes or a string, which are encoded alike; checked where the reader takes it for a string.
  case text(isString: Bool)
  /// A number that becomes one with a fraction.
  case promotion(from: Number, isToFloat: Bool)
  case enumeration(Enumeration)
  case record(Record)
  case array(Int)
  case map(Int)
  /// A union of the writer's, its branches in order.
  case union([Int])
  /// A branch of a union of the reader's.
  case branch(Int, of: Int)
  /// A type that the reader does not take, which matters only if a value of it comes.
  case mismatch(String)

  /// What a number with a fraction is made of.
  enum Number: Sendable {
    case int, long, float
  }

  /// The symbols of an enum: each with its position in the reader's, if there is one.
  final class Enumeration: Sendable {
    let name: String
    let symbols: [String]
    let positions: [Int?]

    init(name: String, symbols: [String], positions: [Int?]) {
      self.name = name
      self.symbols = symbols
      self.positions = positions
    }
  }

  /// A record: the writer's fields in their order, and what the reader's begin as.
  final class Record: Sendable {
    let steps: [Step]
    /// The encoding of each of the reader's fields that the writer does not have; `nil` for the others.
    let defaults: [[UInt8]?]
    /// Whether the fields that are taken over are all that the reader has, in the reader's order.
    let isInOrder: Bool

    init(steps: [Step], defaults: [[UInt8]?]) {
      self.steps = steps
      self.defaults = defaults
      isInOrder = steps.compactMap(\.target) == Array(defaults.indices)
    }
  }

  /// A field of the writer's.
  struct Step: Sendable {
    let name: String
    let transfer: Int
    /// The position of the reader's field; `nil` where it has none.
    let target: Int?
  }
}

/// A writer's schema resolved against a reader's.
struct AvroTransferPlan: Sendable {
  let transfers: [AvroTransfer]
  /// Whether the writer's values take no bytes.
  let emptiness: [Bool]
  let root: Int

  /// Whether the writer's values of a type take no bytes.
  func isEmpty(_ transfer: Int) -> Bool { emptiness[transfer] }
}
