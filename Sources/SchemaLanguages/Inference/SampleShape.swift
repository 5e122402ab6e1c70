import NativeCodecs
import RecordModel

/// What has been seen at one place of the samples.
final class SampleShape {
  /// The kinds of JSON value that a schema tells apart.
  private enum Kind: String {
    case bool = "true or false"
    case number = "a number"
    case string = "text"
    case object = "an object"
    case array = "an array"
  }

  /// How a place is named in messages.
  private let path: String
  private var kind: Kind?
  /// How often a value or null stood here.
  private var count = 0
  private var nulls = 0

  // Numbers
  private var hasFractions = false
  private var hasNegatives = false
  private var exceedsInt64 = false

  // Objects, members in the order in which they were first seen
  private var members: [SampleShape] = []
  private var names: [String] = []
  private var positions: [String: Int] = [:]

  // Arrays
  private lazy var element = SampleShape(path: path + "[]")

  init(path: String) {
    self.path = path
  }

  // MARK: Observing

  /// Takes a value into account whose first token has been read.
  func observe(_ token: JSONToken, _ tokens: inout JSONTokenizer) throws(DecodingFailure) {
    count += 1
    switch token {
    case .null: nulls += 1
    case .bool: try settle(.bool, tokens)
    case .string: try settle(.string, tokens)
    case .number(let number):
      try settle(.number, tokens)
      try observe(number, tokens)
    case .beginObject:
      try settle(.object, tokens)
      try observeMembers(&tokens)
    case .beginArray:
      try settle(.array, tokens)
      try observeElements(&tokens)
    case .name, .endObject, .endArray: preconditionFailure("a value begins with another token")
    }
  }

  private func settle(_ kind: Kind, _ tokens: borrowing JSONTokenizer) throws(DecodingFailure) {
    if let known = self.kind, known != kind {
      throw failure(
        "is \(kind.rawValue) here and \(known.rawValue) in a sample before; no schema covers both",
        tokens)
    }
    self.kind = kind
  }

  private func observe(
    _ number: JSONNumber, _ tokens: borrowing JSONTokenizer
  ) throws(DecodingFailure) {
    if number.isInteger {
      if number.int64 == nil, number.uint64 == nil {
        throw failure(
          "is \(number.text), which no integer of 64 bits holds; write it as text", tokens)
      }
      exceedsInt64 = exceedsInt64 || number.int64 == nil
      hasNegatives = hasNegatives || number.text.hasPrefix("-")
    } else {
      hasFractions = true
    }
    if exceedsInt64, hasNegatives, !hasFractions {
      throw failure(
        "holds negative numbers and one over 2^63 - 1; no integer type covers both", tokens)
    }
  }

  private func observeMembers(_ tokens: inout JSONTokenizer) throws(DecodingFailure) {
    var seen: Set<Int> = []
    while case .name(let name)? = try tokens.next() {
      let position = position(of: name)
      guard seen.insert(position).inserted else {
        throw members[position].failure("stands twice in an object", tokens)
      }
      guard let value = try tokens.next() else { return }
      try members[position].observe(value, &tokens)
    }
  }

  private func position(of name: String) -> Int {
    if let position = positions[name] { return position }
    positions[name] = members.count
    names.append(name)
    members.append(SampleShape(path: path.isEmpty ? name : "\(path).\(name)"))
    return members.count - 1
  }

  private func observeElements(_ tokens: inout JSONTokenizer) throws(DecodingFailure) {
    while let token = try tokens.next(), token != .endArray {
      if token == .null {
        throw element.failure("is null; no schema covers null in an array", tokens)
      }
      if token == .beginArray {
        throw element.failure("is an array in an array; no schema covers that", tokens)
      }
      try element.observe(token, &tokens)
    }
  }

  private func failure(
    _ message: String, _ tokens: borrowing JSONTokenizer
  ) -> DecodingFailure {
    tokens.failure(.malformed("\(path.isEmpty ? "the record" : path) \(message)"))
  }

  // MARK: Concluding

  /// The record that the objects seen here are.
  func recordSchema(named name: String, _ names: inout InferredNames) -> RecordSchema {
    let objects = count - nulls
    var fields: [FieldSchema] = []
    for (position, member) in members.enumerated() {
      let jsonName = self.names[position]
      let isAlwaysThere = member.count == objects && member.nulls == 0
      let cardinality: Cardinality
      switch member.kind {
      case .array: cardinality = .repeated
      // A record that may be missing and one that is empty differ, so its presence is always told.
      case .object: cardinality = .optional
      default: cardinality = isAlwaysThere ? .implicit : .optional
      }
      let fieldName = JSONIdentifier.escaped(jsonName)
      fields.append(
        FieldSchema(
          position + 1, fieldName, member.fieldType(named: "\(name)_\(fieldName)", &names),
          cardinality, jsonName: jsonName))
    }
    return RecordSchema(name, fields)
  }

  private func fieldType(named name: String, _ names: inout InferredNames) -> FieldType {
    switch kind {
    case .bool: return .bool
    case .number: return hasFractions ? .double : exceedsInt64 ? .uint64 : .int64
    case .string, nil: return .string
    case .array: return element.fieldType(named: name, &names)
    case .object:
      let schema = recordSchema(named: names.unique(name), &names)
      return .record(schema)
    }
  }
}

/// The names of the records of an inferred schema, no two alike.
struct InferredNames {
  private var taken: Set<String> = []

  /// The name itself, or with a number behind it where it is taken.
  mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }
}
