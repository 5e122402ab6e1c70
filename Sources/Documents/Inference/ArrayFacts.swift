/// What the arrays at a place have in common.
struct ArrayFacts {
  /// The longest array whose elements are told apart by their positions.
  static let longestTuple = 16

  /// How many arrays there are.
  private(set) var count = 0
  /// How many of them have no element.
  private(set) var empties = 0
  /// How many elements they have together.
  private(set) var entries = 0
  /// The elements by their positions, while all arrays are of one length.
  private(set) var positions: [Place] = []
  /// The elements of all positions, once there are arrays of two lengths, or long ones.
  private(set) var elements: Place?

  /// The place of the element at a position.
  mutating func place(
    ofElement position: Int, _ ledger: InferenceLedger
  ) throws(DocumentFailure) -> Place {
    if let elements { return elements }
    if position < positions.count { return positions[position] }
    if count > 0 || position == Self.longestTuple { return try mergePositions(ledger) }
    let place = try Place(ledger)
    positions.append(place)
    return place
  }

  /// Ends an array of so many elements.
  mutating func add(length: Int, _ ledger: InferenceLedger) throws(DocumentFailure) {
    if elements == nil, length != positions.count { try mergePositions(ledger) }
    count += 1
    entries += length
    if length == 0 { empties += 1 }
  }

  /// Tells the positions apart no longer.
  @discardableResult
  private mutating func mergePositions(_ ledger: InferenceLedger) throws(DocumentFailure) -> Place {
    let merged = try Place.merged(positions, ledger)
    elements = merged
    positions = []
    return merged
  }

  /// Takes what was seen at another place into account.
  mutating func merge(
    _ other: ArrayFacts, _ ledger: InferenceLedger
  ) throws(DocumentFailure) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    if elements == nil, other.elements == nil, positions.count == other.positions.count {
      for (place, otherPlace) in zip(positions, other.positions) { try place.merge(otherPlace) }
    } else {
      if elements == nil { try mergePositions(ledger) }
      for place in other.elements.map({ [$0] }) ?? other.positions { try elements?.merge(place) }
    }
    count += other.count
    empties += other.empties
    entries += other.entries
  }

  /// The elements of all positions.
  func allElements(_ ledger: InferenceLedger) throws(DocumentFailure) -> Place {
    if let elements { return elements }
    return try Place.merged(positions, ledger)
  }
}
