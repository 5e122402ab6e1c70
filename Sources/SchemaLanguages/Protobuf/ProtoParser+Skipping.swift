extension ProtoParser {
  /// Passes over a service, which says who exchanges messages and not what is in them.
  mutating func skipService() throws(SchemaFailure) {
    try advance()
    let name = try identifier("the service's name")
    omissions.append(SchemaLoss(.service, name.value))
    try skipBlock("of the service")
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
