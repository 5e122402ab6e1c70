/// A unit of information.
///
/// Decimal prefixes are powers of 1,000 (SI); binary ones are powers of 1,024 and have an `i` in their symbol
/// (IEC 80000-13:2008, clause 4). Clouds often write GB and count GiB, 7.4 % more; a unit here is never in doubt.
public enum ByteUnit: CaseIterable, Hashable, Sendable {
  case byte
  case kilobyte, megabyte, gigabyte, terabyte
  case kibibyte, mebibyte, gibibyte, tebibyte

  /// The unit in bytes: KB = 1,000 B, KiB = 1,024 B, GB = 10⁹ B, GiB = 2³⁰ B.
  public var bytes: Rational {
    switch self {
    case .byte: 1
    case .kilobyte: 1_000
    case .megabyte: 1_000_000
    case .gigabyte: 1_000_000_000
    case .terabyte: 1_000_000_000_000
    case .kibibyte: 1_024
    case .mebibyte: 1_048_576
    case .gibibyte: 1_073_741_824
    case .tebibyte: 1_099_511_627_776
    }
  }

  /// The symbol. `KB` stands for 1,000 B as in everyday use, where SI itself writes `kB`.
  public var symbol: String {
    switch self {
    case .byte: "B"
    case .kilobyte: "KB"
    case .megabyte: "MB"
    case .gigabyte: "GB"
    case .terabyte: "TB"
    case .kibibyte: "KiB"
    case .mebibyte: "MiB"
    case .gibibyte: "GiB"
    case .tebibyte: "TiB"
    }
  }

  /// The decimal unit whose name a binary one is often given: GB for GiB; a decimal unit is its own.
  public var decimalCounterpart: ByteUnit {
    Self.binary.firstIndex(of: self).map { Self.decimal[$0] } ?? self
  }

  /// The decimal units, smallest first.
  public static let decimal: [ByteUnit] = [.byte, .kilobyte, .megabyte, .gigabyte, .terabyte]
  /// The binary units, smallest first.
  public static let binary: [ByteUnit] = [.byte, .kibibyte, .mebibyte, .gibibyte, .tebibyte]
}
