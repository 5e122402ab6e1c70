package import RecordModel

/// The beginning of an item in a self-describing binary format: what it is, and how long or which number.
@frozen
public struct BinaryMapItem: Sendable, Equatable {
  /// What an item is.
  @frozen
  public struct Kind: RawRepresentable, Sendable, Equatable {
    public let rawValue: UInt8

    @inlinable @inline(__always) public init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// What the item is.
  public let kind: Kind
  /// What the kind needs to know; see the kinds.
  public let argument: UInt64

  @inlinable @inline(__always) public init(_ kind: Kind, _ argument: UInt64 = 0) {
    self.kind = kind
    self.argument = argument
  }
}

extension BinaryMapItem.Kind {
  // The first seven are CBOR's major types (RFC 8949, section 3.1).

  /// An integer from 0, which is the argument.
  @inlinable public static var unsigned: Self { Self(rawValue: 0) }
  /// An integer below 0: −1 less the argument.
  @inlinable public static var negative: Self { Self(rawValue: 1) }
  /// Bytes; the argument is their count, and they follow.
  @inlinable public static var bytes: Self { Self(rawValue: 2) }
  /// Text; the argument is the count of its UTF-8 bytes, and they follow.
  @inlinable public static var text: Self { Self(rawValue: 3) }
  /// An array; the argument is the count of its elements, and they follow.
  @inlinable public static var array: Self { Self(rawValue: 4) }
  /// A map; the argument is the count of its entries, and they follow, each key before its value.
  @inlinable public static var map: Self { Self(rawValue: 5) }
  /// A tag, which is the argument; the item that it belongs to follows.
  @inlinable public static var tag: Self { Self(rawValue: 6) }
  /// True or false: 1 or 0.
  @inlinable public static var boolean: Self { Self(rawValue: 7) }
  /// No value.
  @inlinable public static var null: Self { Self(rawValue: 8) }
  /// A number of any width: the bits of a `Double`.
  @inlinable public static var float: Self { Self(rawValue: 9) }
  /// The end of an item without a length.
  @inlinable public static var end: Self { Self(rawValue: 10) }
  /// What no schema here has a type for; the argument is the count of its bytes, and they follow.
  @inlinable public static var other: Self { Self(rawValue: 11) }

  /// The same kind without a count, up to its ``end``: of bytes, text, arrays and maps.
  @inlinable public var withoutCount: Self { Self(rawValue: rawValue | 0x10) }

  /// The kind as a failure names it.
  public var name: String {
    switch Self(rawValue: rawValue & 0xF) {
    case .unsigned, .negative: "an integer"
    case .bytes: "bytes"
    case .text: "text"
    case .array: "an array"
    case .map: "a map"
    case .tag: "a tag"
    case .boolean: "a boolean"
    case .null: "null"
    case .float: "a floating-point number"
    case .end: "a break (0xff)"
    default: "a simple value or an extension"
    }
  }
}

extension BinaryMapItem {
  /// The digits of an integer; `nil` for other items.
  @usableFromInline package var integerText: String? {
    switch kind {
    case .unsigned: "\(argument)"
    // -1 less the argument, also where that is beyond 64 bits.
    case .negative: argument == .max ? "-18446744073709551616" : "-\(argument + 1)"
    default: nil
    }
  }
}

extension UInt8 {
  /// The byte as messages have it: `0x0a`.
  package var hexadecimal: String { "0x" + String(UInt16(self) + 0x100, radix: 16).dropFirst() }
}

extension BinaryMapItem {
  /// What is wrong where the item is not text and the name of a member is expected.
  package var isNotMemberName: DecodingFailure.Reason {
    .wrongType(
      expected: "the name of a member, which is text",
      found: integerText.map { "the integer \($0)" } ?? kind.name)
  }
}
