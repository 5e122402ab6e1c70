import SerializationCodecs

extension FuzzTarget {
  /// JSON in Swift and by Foundation; the documentation of `FoundationJSONCodec` lists where they differ.
  static let jsonDifferences = differences(.jsonSwift, .foundationJSON) {
    native, foundation, bytes, schema in
    if isOtherEncoding(bytes) { return true }
    let survey = JSONSurvey(bytes, schema)
    // Of two members with a name Foundation takes the first, and does not look at the other.
    if survey.hasNameTwice { return true }
    switch (native, foundation) {
    case (.success, .failure):
      return survey.depth > FuzzTarget.foundationDepth || survey.hasLongFraction
    case (.failure(let failure), .success):
      // Of unknown members Foundation looks at the outline only, and not at how deep they nest.
      if case .nestingTooDeep = failure.reason, survey.hasUnknownMember { return true }
      return survey.hasTrailingComma || survey.isBrokenInUnknownMember || survey.hasLongFraction
    case (.success, .success), (.failure, .failure): return false
    }
  }

  private static let foundationDepth = 512

  /// Whether the bytes begin with a byte order mark or as UTF-16 and UTF-32 do, which Foundation reads.
  private static func isOtherEncoding(_ bytes: RawSpan) -> Bool {
    let start = bytes.withUnsafeBytes { Array($0.prefix(4)) }
    return start.contains(0)
      || [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]].contains { start.starts(with: $0) }
  }
}

/// What a JSON document has that the two codecs may differ in.
struct JSONSurvey {
  /// Whether a comma stands behind the last member or element; the rest is said of the document without such commas.
  private(set) var hasTrailingComma = false
  /// Whether an object has two members of one name.
  private(set) var hasNameTwice = false
  /// Whether there are members that the schema does not have.
  private(set) var hasUnknownMember = false
  /// Whether it ceases to be JSON inside such a member. What follows was not looked at.
  private(set) var isBrokenInUnknownMember = false
  /// Whether a number beyond ±2⁵³ is written with a fraction or an exponent.
  private(set) var hasLongFraction = false
  /// How many arrays and objects are around each other.
  private(set) var depth = 0

  init(_ document: RawSpan, _ schema: RecordSchema) {
    let bytes = document.withUnsafeBytes { Array($0) }
    let plain = Self.withoutTrailingCommas(bytes)
    hasTrailingComma = plain.count != bytes.count
    var survey = self
    var open: [Object] = []
    do {
      try JSONTokenizer.reading(plain.rawSpan, limits: DecodingLimits(depth: 100_000)) {
        tokens throws(DecodingFailure) in
        while let token = try tokens.next() { survey.note(token, in: &open, schema) }
      }
    } catch {
      survey.isBrokenInUnknownMember = open.contains { $0.isUnknown }
    }
    self = survey
  }

  /// An object or an array that is not closed yet.
  private struct Object {
    /// The names of its members, as bytes: text may be equal in other bytes.
    var names: Set<[UInt8]> = []
    /// The record whose members these are, if it is one.
    var record: RecordSchema?
    /// The type of all of its values, if it is an array or a map.
    var element: FieldType?
    /// Whether the value that comes next belongs to no field.
    var isUnknown: Bool
    /// The field that the value that comes next belongs to.
    var field: FieldSchema?
  }

  private mutating func note(
    _ token: JSONToken, in open: inout [Object], _ schema: RecordSchema
  ) {
    switch token {
    case .beginObject, .beginArray:
      open.append(Self.object(in: open.last, schema))
      depth = max(depth, open.count)
    case .endObject, .endArray: open.removeLast()
    case .name(let name):
      if !open[open.count - 1].names.insert(Array(name.utf8)).inserted { hasNameTwice = true }
      guard let record = open[open.count - 1].record else { break }
      let field = record.fields.first { $0.jsonName.utf8.elementsEqual(name.utf8) }
      open[open.count - 1].field = field
      open[open.count - 1].isUnknown = field == nil
      if field == nil { hasUnknownMember = true }
    case .number(let number):
      let magnitude = number.int64?.magnitude ?? number.uint64 ?? .max
      if !number.isInteger, magnitude > 1 << 53 { hasLongFraction = true }
    case .string, .bool, .null: break
    }
  }

  /// What begins as the next value in `outer`, or as the document.
  private static func object(in outer: Object?, _ schema: RecordSchema) -> Object {
    guard let outer else { return Object(record: schema, isUnknown: false) }
    if outer.isUnknown { return Object(isUnknown: true) }
    if let field = outer.field {
      switch field.cardinality {
      case .repeated, .map: return Object(element: field.type, isUnknown: false)
      case .implicit, .optional: return object(of: field.type)
      }
    }
    return outer.element.map(object(of:)) ?? Object(isUnknown: false)
  }

  private static func object(of type: FieldType) -> Object {
    guard case .record(let reference) = type else { return Object(isUnknown: false) }
    return Object(record: reference.schema, isUnknown: false)
  }

  /// The document without the commas that stand before a closing bracket, outside of strings.
  private static func withoutTrailingCommas(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var (isInString, isEscaped) = (false, false)
    for byte in bytes {
      if isInString {
        if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]"),
        let last = result.lastIndex(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }),
        result[last] == UInt8(ascii: ",")
      {
        result.remove(at: last)
      }
      result.append(byte)
    }
    return result
  }
}
