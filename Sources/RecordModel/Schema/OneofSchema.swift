import Bytes

/// The description of a oneof: optional fields of a record of which at most one is there.
///
/// Source: Protocol Buffers, *Language Guide (proto3)*, "Oneof".
public struct OneofSchema: Sendable, Hashable {
  /// The name that the fields have together, an identifier that no field of the record has.
  public let name: String
  /// The numbers of the fields, ascending.
  public let fields: [Int]
  /// What the oneof is for, from the schema's comments; lines joined by a line feed.
  public let documentation: String

  /// Puts fields together, given by their numbers.
  public init(_ name: String, _ fields: [Int], documentation: String = "") {
    self.name = name
    self.fields = fields.sorted()
    self.documentation = documentation
  }
}

extension RecordSchema {
  /// Checks that oneofs are what a record can have, and finds the one of each field.
  ///
  /// - Returns: the position in `oneofs` of each field's oneof, -1 for a field in none; empty where there are no oneofs.
  static func oneofIndices(
    of oneofs: [OneofSchema], in fields: [FieldSchema], record: String
  ) -> [Int] {
    if oneofs.isEmpty { return [] }
    var indices = [Int](repeating: -1, count: fields.count)
    var names = Set(fields.map { ExactText($0.name) })
    for (position, oneof) in oneofs.enumerated() {
      precondition(
        names.insert(ExactText(oneof.name)).inserted,
        "\(record): the name \(oneof.name) is taken, and a oneof needs its own")
      precondition(!oneof.fields.isEmpty, "\(record).\(oneof.name): a oneof has a field")
      for number in oneof.fields {
        guard let index = fields.firstIndex(where: { $0.number == number }),
          fields[index].cardinality == .optional, indices[index] < 0
        else {
          preconditionFailure(
            "\(record).\(oneof.name): \(number) is not an optional field outside other oneofs")
        }
        indices[index] = position
      }
    }
    return indices
  }

  /// The oneof that the field with a number is in, if it is in one.
  public func oneof(of number: Int) -> OneofSchema? {
    guard !oneofs.isEmpty, let index = index(ofNumber: number) else { return nil }
    return oneofIndex(ofFieldAt: index).map { oneofs[$0] }
  }

  /// A stretch of a record as a format writes it that keeps the members of a oneof in one place.
  package enum Place {
    /// A field by itself.
    case field(FieldSchema)
    /// All members of a oneof, at the place of the first.
    case oneof(OneofSchema, [FieldSchema])
  }

  /// The fields in the order of their numbers, oneofs in one place where their members' types differ.
  ///
  /// - Parameter key: what a type is to the format; of two members that are the same to it, it could not tell which one
  ///   a value is, so that the members of such a oneof are fields by themselves.
  package func places<Key: Hashable>(tellingApart key: (FieldType) -> Key) -> [Place] {
    if oneofs.isEmpty { return fields.map(Place.field) }
    let members = oneofs.map { oneof in
      let members = oneof.fields.compactMap { field(numbered: $0) }
      return Set(members.map { key($0.type) }).count == members.count ? members : []
    }
    var places: [Place] = []
    for (index, field) in fields.enumerated() {
      guard let oneof = oneofIndex(ofFieldAt: index), let first = members[oneof].first else {
        places.append(.field(field))
        continue
      }
      if first.number == field.number { places.append(.oneof(oneofs[oneof], members[oneof])) }
    }
    return places
  }
}
