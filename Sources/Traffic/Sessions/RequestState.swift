import HeaderCompression

/// The state in a request, and the request with and without it.
struct RequestState {
  /// What carries state, in the order of the request: URL, header fields.
  private(set) var carriers: [StateCarrier] = []
  /// How many bytes of an HTTP/1.1 request it is.
  private(set) var textBytes = 0
  /// The fields of the request that carry no state.
  private(set) var otherFields: [HeaderField] = []
  /// The target, without the parameters that carry state.
  private(set) var otherTarget = ""
  /// The target.
  let target: String
  /// The names of the query's parameters, as they may be printed.
  private(set) var parameterNames: [String] = []

  init(_ exchange: CapturedExchange, _ url: RequestURL) {
    let path = String(decoding: url.path, as: UTF8.self)
    let query = url.query.map { String(decoding: $0, as: UTF8.self) }
    target = (path.isEmpty ? "/" : path) + (query.map { "?\($0)" } ?? "")
    otherTarget = pathWithoutState(path.isEmpty ? "/" : path)
    if let query { otherTarget += queryWithoutState(query) }
    for field in exchange.request.fields { read(field) }
  }

  // MARK: The URL

  /// A path has state in parameters of its segments (`;jsessionid=…`), and in segments that are a signed token.
  private mutating func pathWithoutState(_ path: String) -> String {
    var kept: [Substring] = []
    for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
      if SignedToken.isJWT(segment) {
        add(StateCarrier(kind: .signedToken, place: .path, name: "segment"), segment.utf8.count)
        kept.append("")
        continue
      }
      var parts = segment.split(separator: ";", omittingEmptySubsequences: false)
      parts = parts.prefix(1) + parts.dropFirst().filter { !carriesState($0, in: .path) }
      kept.append(parts.joined(separator: ";")[...])
    }
    return kept.joined(separator: "/")
  }

  private mutating func queryWithoutState(_ query: String) -> String {
    var kept: [Substring] = []
    for parameter in query.split(separator: "&") {
      // Without a value, the name is the value, and may be a secret.
      parameterNames.append(
        parameter.contains("=")
          ? SafeName.shown(parameter.prefix { $0 != "=" }) : SegmentKind.text.placeholder)
      if !carriesState(parameter, in: .query) { kept.append(parameter) }
    }
    return kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
  }

  /// Whether `name=value` carries state; counts it, and the character before it, where it does.
  private mutating func carriesState(_ parameter: Substring, in place: StateCarrier.Place) -> Bool {
    let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2,
      let carrier = StateRules.parameter(name: parts[0], value: parts[1], in: place)
    else { return false }
    add(carrier, parameter.utf8.count + 1)
    return true
  }

  // MARK: Header fields

  private mutating func read(_ field: HeaderField) {
    let line = field.name.utf8.count + 2 + field.value.utf8.count + 2
    if field.name == "cookie" {
      // The field travels whole, with whatever else is in it.
      let found = Self.cookies(field.value)
      guard !found.isEmpty else { return otherFields.append(field) }
      carriers += found
      textBytes += line
    } else if let carrier = StateRules.field(name: field.name, value: field.value) {
      add(carrier, line)
    } else {
      otherFields.append(field)
    }
  }

  /// The cookies of a field (RFC 6265, section 4.2.1).
  private static func cookies(_ value: String) -> [StateCarrier] {
    value.split(separator: ";").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts[0].filter { !$0.isWhitespace }
      guard parts.count == 2 else { return nil }
      let value = parts[1].filter { !$0.isWhitespace && $0 != "\"" }
      return StateCarrier(
        kind: StateRules.cookie(name: name, value: value), place: .cookie,
        name: SafeName.shown(name))
    }
  }

  private mutating func add(_ carrier: StateCarrier, _ bytes: Int) {
    carriers.append(carrier)
    textBytes += bytes
  }
}
