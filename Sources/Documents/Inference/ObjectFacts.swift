import Bytes

/// What the objects at a place have in common.
struct ObjectFacts {
  /// A member, and what was seen of it.
  struct Member {
    let name: String
    let place: Place
  }

  /// How many objects there are.
  private(set) var count = 0
  /// How many of them have no member.
  private(set) var empties = 0
  /// How many members they have together.
  private(set) var entries = 0
  /// The members, in the order in which they were first seen; none where the objects are maps.
  private(set) var members: [Member] = []
  /// The values of all members, where there are too many names to tell them apart.
  private(set) var values: Place?
  private var positions: [ExactText: Int] = [:]

  /// Whether the members are not told apart.
  var isMap: Bool { values != nil }

  /// The place of a member.
  mutating func place(
    of name: String, _ ledger: InferenceLedger
  ) throws(DocumentFailure) -> Place {
    if let values { return values }
    if let position = positions[ExactText(name)] { return members[position].place }
    if members.count == ledger.limits.members { return try mergeMembers(ledger) }
    let place = try Place(ledger)
    positions[ExactText(name)] = members.count
    members.append(Member(name: name, place: place))
    return place
  }

  /// Ends an object of so many members.
  mutating func add(members: Int) {
    count += 1
    entries += members
    if members == 0 { empties += 1 }
  }

  /// Tells the members apart no longer.
  @discardableResult
  private mutating func mergeMembers(_ ledger: InferenceLedger) throws(DocumentFailure) -> Place {
    let merged = try Place.merged(members.map(\.place), ledger)
    values = merged
    members = []
    positions = [:]
    return merged
  }

  /// Takes what was seen at another place into account.
  mutating func merge(
    _ other: ObjectFacts, _ ledger: InferenceLedger
  ) throws(DocumentFailure) {
    count += other.count
    empties += other.empties
    entries += other.entries
    if let otherValues = other.values {
      if values == nil { try mergeMembers(ledger) }
      try values?.merge(otherValues)
    }
    for member in other.members {
      do throws(DocumentFailure) {
        try place(of: member.name, ledger).merge(member.place)
      } catch {
        throw error.inside(.member(member.name))
      }
    }
  }

  /// The values of all members.
  func allValues(_ ledger: InferenceLedger) throws(DocumentFailure) -> Place {
    if let values { return values }
    return try Place.merged(members.map(\.place), ledger)
  }
}
