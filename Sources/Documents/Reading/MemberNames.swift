/// The names of an object's members so far, to find one that comes again.
///
/// Swift's strings are told apart quickly, but are also equal where only their accents are composed otherwise, which makes
/// two names in JSON. Only objects with such names pay for telling those apart.
struct MemberNames {
  private var names: Set<String> = []
  private var exactNames: Set<ExactText>?

  /// Adds a name; whether it is new.
  mutating func insert(_ name: String) -> Bool {
    if exactNames == nil {
      if names.insert(name).inserted { return true }
      exactNames = Set(names.map(ExactText.init))
    }
    return exactNames?.insert(ExactText(name)).inserted ?? false
  }
}
