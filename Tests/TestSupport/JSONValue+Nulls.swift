public import NativeCodecs

extension JSONValue {
  /// The value without members that are `null`.
  public var lackingNulls: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.lackingNulls))
    case .object(let members):
      .object(
        members.filter { $0.value != .null }.map { .init($0.name, $0.value.lackingNulls) })
    default: self
    }
  }
}
