import Bytes
import NativeCodecs
import RecordModel

extension DocumentFailure {
  /// The same failure with the line of the document that it is about, unless that is known.
  ///
  /// - Parameters:
  ///   - text: the document.
  ///   - limits: those that it was read within.
  package func located(in text: [UInt8], limits: DecodingLimits) -> DocumentFailure {
    if line != nil { return self }
    var result = self
    var path = path
    // A member that does not go in is in the object that the path leads to.
    switch reason {
    case .unmatchedMember(let name, _), .unknownMember(let name), .exclusiveMembers(_, let name, _):
      path = DocumentPath(path.steps + [.member(name)])
    default: break
    }
    result.line = path.line(in: text, limits: limits)
    return result
  }
}

extension DocumentPath {
  /// The line, from 1, on which the value at the end of the path begins in a document; `nil` where the path leads
  /// nowhere.
  func line(in document: [UInt8], limits: DecodingLimits) -> Int? {
    try? JSONTokenizer.reading(document.rawSpan, limits: limits) {
      tokens throws(DecodingFailure) -> Int? in
      for step in steps where try !Self.enter(step, &tokens) { return nil }
      _ = try tokens.next()
      return tokens.line
    }
  }

  /// Goes into the value that begins next, up to the value that a step leads to; false where there is none.
  private static func enter(
    _ step: Step, _ tokens: inout JSONTokenizer
  ) throws(DecodingFailure) -> Bool {
    switch (step, try tokens.next()) {
    case (.member(let name), .beginObject):
      while case .name(let other)? = try tokens.next() {
        if other.isExactly(name) { return true }
        try tokens.skipValue()
      }
      return false
    case (.element(let index), .beginArray):
      for _ in 0..<index { try tokens.skipValue() }
      return true
    default: return false
    }
  }
}
