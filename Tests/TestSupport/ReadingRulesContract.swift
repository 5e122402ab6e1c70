public import RecordModel

/// One rule for members that are unknown, missing or repeated, whatever format names them: a codec is given what another
/// version of its schema wrote.
public struct ReadingRulesContract<Subject: Codec> where Subject.Value == DynamicRecord {
  private let hasEmptyLists: Bool
  private let makeCodec: (RecordSchema, ReadingRules) -> Subject

  /// Checks the codecs that `makeCodec` returns.
  ///
  /// - Parameter hasEmptyLists: whether the format writes lists and maps that are empty.
  public init(
    hasEmptyLists: Bool = true, _ makeCodec: @escaping (RecordSchema, ReadingRules) -> Subject
  ) {
    self.hasEmptyLists = hasEmptyLists
    self.makeCodec = makeCodec
  }

  /// An order with all fields but one, and its buyer with all but one.
  public static func schema(without missing: String = "") -> RecordSchema {
    let buyer = RecordSchema(
      "Buyer",
      [FieldSchema(1, "name", .string), FieldSchema(2, "age", .int32)].filter {
        "buyer.\($0.name)" != missing
      })
    return RecordSchema(
      "Order",
      [
        FieldSchema(1, "id", .int64), FieldSchema(2, "notes", .string, .repeated),
        FieldSchema(3, "counts", .int32, .map),
        FieldSchema(4, "buyer", .record(buyer), .optional),
        FieldSchema(5, "comment", .string, .optional),
      ].filter { $0.name != missing })
  }

  private static func order(without missing: String) -> DynamicRecord {
    let schema = schema(without: missing)
    var order = DynamicRecord(schema: schema)
    if missing != "comment" { order["comment"] = .string("x") }
    if missing != "buyer", case .record(let buyer)? = schema.field(numbered: 4)?.type {
      order["buyer"] = .record(DynamicRecord(schema: buyer.schema))
    }
    return order
  }

  /// What is not as it is to be.
  ///
  /// - Parameters:
  ///   - null: an order whose `id` is null; `nil` where the format has no such.
  ///   - repeated: an order whose `id` is 1 and then 2; `nil` where the codec does not tell.
  public func breaches(null: [UInt8]?, repeated: [UInt8]?) throws -> [String] {
    var breaches: [String] = []
    func expect(
      _ reason: DecodingFailure.Reason?, in path: String, of codec: Subject, _ bytes: [UInt8]
    ) {
      do throws(DecodingFailure) {
        let record = try codec.decode(bytes)
        if let reason { breaches.append("\(path): read as \(record) in spite of \(reason)") }
      } catch {
        if error.reason != reason || error.path.description != path {
          breaches.append("\(path): \(error), not \(reason.map { "\($0)" } ?? "read")")
        }
      }
    }
    let unknown = ReadingRules(unknownMembers: .refused)
    let missing = ReadingRules(missingMembers: .refused)
    for member in ["", "id", "notes", "counts", "buyer", "comment", "buyer.name", "buyer.age"] {
      let (full, less) = (Self.schema(), Self.schema(without: member))
      let complete = try makeCodec(full, .standard).encode(Self.order(without: ""))
      let lacking = try makeCodec(less, .standard).encode(Self.order(without: member))
      let steps = member.split(separator: ".").map(String.init)
      let outer = steps.dropLast().joined(separator: ".")
      let isEmpty = !hasEmptyLists && ["notes", "counts"].contains(member)
      let isUnknown = !member.isEmpty && !isEmpty
      let isMissing = isUnknown && member != "buyer" && member != "comment"
      expect(
        isUnknown ? .unknownMember(steps.last ?? "") : nil, in: isUnknown ? outer : "",
        of: makeCodec(less, unknown), complete)
      expect(
        isMissing ? .missingMember : nil, in: isMissing ? member : "",
        of: makeCodec(full, missing), lacking)
      for (schema, bytes) in [(less, complete), (full, lacking)] {
        expect(nil, in: "", of: makeCodec(schema, .standard), bytes)
      }
      // What has just the members of its schema, once, is read by every rule.
      expect(nil, in: "", of: makeCodec(full, .strict), complete)
      expect(nil, in: "", of: makeCodec(less, .strict), lacking)
    }
    if let null {
      expect(.missingMember, in: "id", of: makeCodec(Self.schema(), missing), null)
      expect(nil, in: "", of: makeCodec(Self.schema(), .standard), null)
    }
    if let repeated {
      expect(
        .repeatedMember, in: "id", of: makeCodec(Self.schema(), .uniqueMembers), repeated)
      let order = try makeCodec(Self.schema(), .standard).decode(repeated)
      if order["id"] != .int64(2) { breaches.append("of two the last must count: \(order)") }
    }
    return breaches
  }
}
