/// Lines that are JSON objects, as nginx writes them with `escape=json`.
///
/// Only the object's own members are looked at; what they hold in objects and arrays is passed over. Bytes that are not
/// UTF-8 are taken as they come, since nginx writes them so.
extension LogEntry {
  /// Reads a line.
  init(
    json bytes: Span<UInt8>, _ line: Range<Int>, names: LogMemberNames
  ) throws(LogLineProblem) {
    self.init()
    var scanner = LogObjectScanner(position: line.lowerBound, end: line.upperBound)
    // The rank of what was found for each role; that of nothing is beyond all.
    var ranks = LogRanks()
    var request = 0..<0
    while let (name, value) = try scanner.nextMember(bytes) {
      guard let entry = names.entry(bytes, name), entry.rank < ranks[entry.role],
        set(entry, bytes, value, &request)
      else { continue }
      ranks[entry.role] = entry.rank
    }
    guard ranks[.time] < .max else { throw .jsonTime }
    guard ranks[.status] < .max else { throw .jsonStatus }
    if method.isEmpty || target.isEmpty {
      method = 0..<0
      setRequest(bytes, request)
    }
  }

  /// Takes a member's value; `false` where it is not of the kind that is asked for.
  private mutating func set(
    _ entry: LogMemberNames.Entry, _ bytes: Span<UInt8>, _ value: Range<Int>,
    _ request: inout Range<Int>
  ) -> Bool {
    switch entry.role {
    case .time: return setTime(bytes, value)
    case .request: request = value
    case .method: method = value
    case .target: target = value
    case .host: host = value
    case .status:
      guard let status = bytes.status(in: value) else { return false }
      self.status = status
    case .bytes:
      guard let number = bytes.number(in: value) else { return false }
      bodyBytes = number
      countsHeaders = entry.countsHeaders
    }
    return true
  }

  /// A time in any of the three forms.
  private mutating func setTime(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
    guard value.count >= 10 else { return false }
    if bytes[value.lowerBound + 2] == UInt8(ascii: "/") {
      return value.count == 26 && setLocalTime(bytes, at: value.lowerBound)
    }
    return setISOTime(bytes, in: value) || setEpochTime(bytes, in: value)
  }
}

extension LogMemberNames {
  /// What a name is the name of.
  fileprivate func entry(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Entry? {
    guard name.count < byLength.count else { return nil }
    for entry in byLength[name.count] {
      var index = 0
      while index < name.count, entry.name[index] == bytes[name.lowerBound + index] { index += 1 }
      if index == name.count { return entry }
    }
    return nil
  }
}

/// A number for each role.
private struct LogRanks {
  private var time = Int.max
  private var request = Int.max
  private var method = Int.max
  private var target = Int.max
  private var status = Int.max
  private var bytes = Int.max
  private var host = Int.max

  subscript(role: LogMemberNames.Role) -> Int {
    get {
      switch role {
      case .time: time
      case .request: request
      case .method: method
      case .target: target
      case .status: status
      case .bytes: bytes
      case .host: host
      }
    }
    set {
      switch role {
      case .time: time = newValue
      case .request: request = newValue
      case .method: method = newValue
      case .target: target = newValue
      case .status: status = newValue
      case .bytes: bytes = newValue
      case .host: host = newValue
      }
    }
  }
}

/// Goes through the members of an object on one line.
private struct LogObjectScanner {
  var position: Int
  let end: Int
  private var hasBegun = false

  init(position: Int, end: Int) {
    self.position = position
    self.end = end
  }

  /// The next member's name and value, without quotes; `nil` after the last. An object or an array is an empty value.
  mutating func nextMember(
    _ bytes: Span<UInt8>
  ) throws(LogLineProblem) -> (name: Range<Int>, value: Range<Int>)? {
    skipSpace(bytes)
    guard position < end else { throw .json }
    let mark = bytes[position]
    position += 1
    if mark == UInt8(ascii: "}") {
      skipSpace(bytes)
      guard position == end, hasBegun else { throw .json }
      return nil
    }
    guard mark == UInt8(ascii: hasBegun ? "," : "{") else { throw .json }
    skipSpace(bytes)
    guard position < end else { throw .json }
    if !hasBegun, bytes[position] == UInt8(ascii: "}") {
      hasBegun = true
      return try nextMember(bytes)
    }
    hasBegun = true
    let name = try string(bytes)
    skipSpace(bytes)
    guard position < end, bytes[position] == UInt8(ascii: ":") else { throw .json }
    position += 1
    skipSpace(bytes)
    return (name, try value(bytes))
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
  }

  private mutating func string(_ bytes: Span<UInt8>) throws(LogLineProblem) -> Range<Int> {
    guard position < end, bytes[position] == UInt8(ascii: "\"") else { throw .json }
    let start = position + 1
    position = start
    while position < end, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < end else { throw .json }
    position += 1
    return start..<(position - 1)
  }

  private mutating func value(_ bytes: Span<UInt8>) throws(LogLineProblem) -> Range<Int> {
    guard position < end else { throw .json }
    switch bytes[position] {
    case UInt8(ascii: "\""): return try string(bytes)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try skipNested(bytes)
      return position..<position
    default:
      let start = position
      while position < end, ASCII.isScalar(bytes[position]) { position += 1 }
      guard position > start else { throw .json }
      return start..<position
    }
  }

  /// Passes over an object or an array, by counting brackets outside strings.
  private mutating func skipNested(_ bytes: Span<UInt8>) throws(LogLineProblem) {
    var depth = 0
    repeat {
      guard position < end else { throw .json }
      switch bytes[position] {
      case UInt8(ascii: "\""): _ = try string(bytes)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        position += 1
      default: position += 1
      }
    } while depth > 0
  }
}

extension ASCII {
  /// A character of a number, or of true, false and null.
  fileprivate static func isScalar(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "+")
  }
}
