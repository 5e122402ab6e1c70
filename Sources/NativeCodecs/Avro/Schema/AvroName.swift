import Bytes

/// The full name of a record, an enum or a fixed: a name, and the namespace that it is in.
///
/// Source: Apache Avro 1.11 specification, "Names".
public struct AvroName: Sendable, Hashable, CustomStringConvertible {
  /// The name without its namespace.
  public let name: String
  /// The namespace: names with dots between them, or empty.
  public let namespace: String

  /// Puts a name into a namespace. A name with dots brings its own.
  public init(_ name: String, namespace: String = "") {
    if let dot = name.lastIndex(of: ".") {
      self.name = String(name[name.index(after: dot)...])
      self.namespace = String(name[..<dot])
    } else {
      self.name = name
      self.namespace = namespace
    }
  }

  /// The namespace, a dot and the name; the name alone where there is no namespace.
  public var fullName: String { namespace.isEmpty ? name : "\(namespace).\(name)" }

  public var description: String { fullName }

  public static func == (left: AvroName, right: AvroName) -> Bool {
    left.name.isExactly(right.name) && left.namespace.isExactly(right.namespace)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ExactText(name))
    hasher.combine(ExactText(namespace))
  }

  /// Whether the name and all names of its namespace are made of letters, digits and underscores, all ASCII, and do not
  /// begin with a digit.
  var isValid: Bool {
    Self.isIdentifier(name)
      && (namespace.isEmpty
        || namespace.split(separator: ".", omittingEmptySubsequences: false)
          .allSatisfy { Self.isIdentifier($0) })
  }

  /// Whether text is one name, without dots.
  package static func isIdentifier(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, !isDigit(first) else { return false }
    return text.utf8.allSatisfy { byte in
      isDigit(byte) || byte == UInt8(ascii: "_")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
