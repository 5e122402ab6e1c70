/// Ranges of numbers of which no two have one in common.
struct ProtoNumberRanges {
  private let ranges: [ClosedRange<Int64>]

  /// Takes ranges in any order.
  init(_ ranges: [ProtoSyntax.Located<ClosedRange<Int64>>]) {
    self.ranges = ranges.map(\.value).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether a number is in one of the ranges.
  func contains(_ number: Int64) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(number)
  }
}

/// Numbers and names that nothing may have.
struct ProtoReservations {
  let numbers: ProtoNumberRanges
  let names: Set<String>

  init(_ reserved: ProtoSyntax.Reserved) {
    numbers = ProtoNumberRanges(reserved.ranges)
    names = Set(reserved.names.map(\.value))
  }
}
