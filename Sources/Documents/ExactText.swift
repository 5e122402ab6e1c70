/// Text as a key that is equal to no other: Swift's strings are equal however their accents are composed, and names in JSON
/// are not.
struct ExactText: Hashable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// By bytes: strangers can spell a text that Swift calls one in any number of ways, which must not meet in one hash.
  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
