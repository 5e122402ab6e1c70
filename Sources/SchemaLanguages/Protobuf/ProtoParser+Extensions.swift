import RecordModel

/// Fields that are added to messages from outside.
extension ProtoParser {
  /// Parses `extend Message { … }`.
  ///
  /// - Parameters:
  ///   - depth: how deep the message is nested that the statement is in, or 1.
  ///   - groups: the messages beside the statement, to which those of groups are added.
  mutating func extensionBlock(
    depth: Int, groups: inout [ProtoSyntax.Message]
  ) throws(SchemaFailure) -> ProtoSyntax.Extension {
    try advance()
    let position = token.position
    let root = try take(".") ? "." : ""
    let name = root + (try dottedName("the message to extend").value)
    var block = ProtoSyntax.Extension(message: .init(value: name, position: position))
    try expect("{", "at the beginning of the extension")
    while try !take("}") {
      if token.kind == .end {
        throw failure("the extension has no end; close it with '}'", at: position)
      }
      if try take(";") { continue }
      let start = token.position
      let field = try field(depth: depth, groups: &groups)
      guard field.label != .map else {
        throw failure("an extension cannot be a map; put it into a message", at: start)
      }
      guard field.label != .required else {
        throw failure("an extension cannot be required; write optional", at: start)
      }
      block.fields.append(field)
    }
    return block
  }

  /// Takes in the numbers that a message leaves to extensions: no field of its own may have them.
  mutating func extensionRanges(
    of message: inout ProtoSyntax.Message
  ) throws(SchemaFailure) {
    guard version != .proto3 else {
      throw failure("extensions are proto2; make them fields of the message")
    }
    try advance()
    // How far they may go is known at the end of the message.
    message.extensionRanges += try ranges(numbers: 1...Int64.max)
    _ = try optionList()
    try endOfStatement("the extensions")
  }

  /// Ends the ranges of a message that go up to `max`, and refuses numbers beyond that.
  ///
  /// The items of a message set have more numbers than fields.
  func bound(extensionRangesOf message: inout ProtoSyntax.Message) throws(SchemaFailure) {
    let numbers =
      message.isMessageSet ? FieldSchema.validItemNumbers : FieldSchema.validNumbers
    for (index, range) in message.extensionRanges.enumerated() {
      let (first, last) = (range.value.lowerBound, range.value.upperBound)
      let bound = last == .max ? Int64(numbers.upperBound) : last
      guard first <= bound, bound <= Int64(numbers.upperBound) else {
        throw failure(
          "only numbers from 1 to \(numbers.upperBound) can be left to extensions",
          at: range.position)
      }
      message.extensionRanges[index] = .init(value: first...bound, position: range.position)
    }
  }
}
