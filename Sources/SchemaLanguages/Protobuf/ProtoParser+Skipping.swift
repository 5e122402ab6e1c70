extension ProtoParser {
  /// Passes over a service, which says who exchanges messages and not what is in them.
  mutating func skipService() throws(SchemaFailure) {
    try advance()
    let name = try identifier("the service's name")
    omissions.append(SchemaLoss(.service, name.value))
    try skipBlock("of the service")
  }

  /// Passes over fields that are added to a message from outside; nothing encodes them.
  mutating func skipExtension() throws(SchemaFailure) {
    let position = try advance().position
    let root = try take(".") ? "." : ""
    let name = root + (try dottedName("the message to extend").value)
    guard version == .proto2 || ProtoOptions.extensible.contains(name.trimmingPrefix(".")[...])
    else {
      throw failure(
        "extensions of messages are not supported; make them fields of the message", at: position)
    }
    omissions.append(SchemaLoss(.extending, name, "line \(position.line)"))
    try skipBlock("of the extension")
  }

  /// Takes in the numbers that a message keeps for its extensions: no field of its own may have them.
  mutating func extensionRanges(
    into reserved: inout ProtoSyntax.Reserved, numbers: ClosedRange<Int64>
  ) throws(SchemaFailure) {
    guard version == .proto2 else {
      throw failure("extensions are proto2; make them fields of the message")
    }
    try advance()
    try ranges(into: &reserved, numbers: numbers)
    _ = try optionList()
    try endOfStatement("the extensions")
  }

  /// Passes over everything from an opening brace to the one that closes it.
  mutating func skipBlock(_ what: String) throws(SchemaFailure) {
    let start = token.position
    try expect("{", "at the beginning \(what)")
    var depth = 1
    while depth > 0 {
      switch token.kind {
      case .symbol("{"): depth += 1
      case .symbol("}"): depth -= 1
      case .end: throw failure("the block \(what) has no end; close it with '}'", at: start)
      default: break
      }
      try advance()
    }
  }
}
