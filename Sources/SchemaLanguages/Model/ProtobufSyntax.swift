/// The syntax or the edition of a `.proto` file.
public enum ProtobufSyntax: String, Sendable, Hashable {
  /// Every field has presence, a singular one a label, and an enum's first value any number.
  case proto2
  /// A field has presence where it says so, and an enum's first value is 0.
  case proto3
  /// The edition that made one language of the two: features choose what was different.
  case edition2023 = "2023"
  /// The next edition, in which types are exported or local to their file.
  case edition2024 = "2024"

  /// Whether features choose what a file means.
  public var isEdition: Bool { self == .edition2023 || self == .edition2024 }
}
