import RecordModel

extension DecodingFailure {
  /// Tells an error of Foundation's as ours.
  ///
  /// Foundation throws a `DecodingError` where a value has another type than asked for, and an error of a type of its own
  /// where a value cannot be parsed.
  ///
  /// - Parameters:
  ///   - error: what Foundation threw.
  ///   - kind: what was asked for.
  ///   - path: where the visit was; a `DecodingError` knows better.
  init(foundation error: any Error, reading kind: ValueKind = .record, at path: FieldPath) {
    switch error {
    case DecodingError.typeMismatch(let type, let context):
      self.init(
        .wrongType(
          expected: Self.name(of: type, kind), found: Self.found(in: context.debugDescription)),
        in: FieldPath(context.codingPath))
    case DecodingError.valueNotFound(let type, let context):
      self.init(
        .wrongType(expected: Self.name(of: type, kind), found: "null"),
        in: FieldPath(context.codingPath))
    case DecodingError.dataCorrupted(let context):
      self.init(.malformed(context.debugDescription), in: FieldPath(context.codingPath))
    default:
      self.init(parsing: error, reading: kind, at: path)
    }
  }

  /// What JSON calls a type that Foundation did not find.
  private static func name(of type: any Any.Type, _ kind: ValueKind) -> String {
    if type == [Any].self { return "an array" }
    if type == [String: Any].self { return "an object" }
    return kind.rawValue
  }

  /// What Foundation says it has found: "Expected to decode Int32 but found a string instead."
  private static func found(in description: String) -> String {
    let words = description.split(separator: " ")
    guard let found = words.lastIndex(of: "found"), words.last == "instead." else {
      return description
    }
    return words[(found + 1)...].dropLast().joined(separator: " ")
  }

  // The type of a parse error is internal to Foundation, so what it says is read by reflection: an enum whose case says
  // what is wrong, with the number's text or the place in the input beside it. Were Foundation to say it otherwise, the
  // failure would be malformed, without a place.
  private init(parsing error: any Error, reading kind: ValueKind, at path: FieldPath) {
    let mirror = Mirror(reflecting: error)
    let problem = mirror.children.first?.label ?? "\(error)"
    let offset = mirror.value(labelled: "index", as: Int.self)
    let line = mirror.value(labelled: "line", as: Int.self)
    let reason: Reason =
      switch problem {
      case "cannotConvertInputStringDataToUTF8": .invalidUTF8
      case "numberIsNotRepresentableInSwift":
        .outOfRange(
          expected: kind.rawValue,
          found: String((mirror.value(labelled: "parsed", as: String.self) ?? "it").prefix(64)))
      default: .malformed(Self.words(of: problem))
      }
    self.init(reason, in: path, offset: offset, line: line)
  }

  /// "unescapedControlCharacterInString" in words.
  private static func words(of name: String) -> String {
    var text = ""
    var wasUppercase = true
    for character in name {
      if character.isUppercase, !wasUppercase { text += " " }
      text += character.lowercased()
      wasUppercase = character.isUppercase
    }
    return text
  }
}

extension Mirror {
  /// The first value with this label, however deep.
  fileprivate func value<Value>(labelled label: String, as type: Value.Type) -> Value? {
    for child in children {
      if child.label == label, let value = child.value as? Value { return value }
      if let value = Mirror(reflecting: child.value).value(labelled: label, as: type) {
        return value
      }
    }
    return nil
  }
}
