/// How the bodies of traffic are compressed.
public enum BodyCompression: Hashable, Sendable {
  /// As they were captured.
  case captured
  /// As they were captured, and responses that were not compressed by this coding, where it makes them shorter.
  case completed(ContentCoding)
  /// All of them by a coding; `nil` for none.
  case all(ContentCoding?)

  /// Reads what an option calls it: `none`, `gzip`, `gzip:9`, `captured`, `captured+gzip`; `nil` for other texts.
  public init?(_ text: String) {
    let captured = "captured"
    if text == captured {
      self = .captured
    } else if text == "none" {
      self = .all(nil)
    } else if text.hasPrefix("\(captured)+") {
      guard let coding = ContentCoding(String(text.dropFirst(captured.count + 1))) else {
        return nil
      }
      self = .completed(coding)
    } else {
      guard let coding = ContentCoding(text) else { return nil }
      self = .all(coding)
    }
  }

  /// The coding that bodies get which did not travel so; `nil` where none do.
  public var coding: ContentCoding? {
    switch self {
    case .captured: nil
    case .completed(let coding): coding
    case .all(let coding): coding
    }
  }

  /// What options and data call it: `none`, `gzip`, `captured`, `captured+gzip`.
  var name: String {
    switch self {
    case .captured: "captured"
    case .completed(let coding): "captured+\(coding)"
    case .all(let coding): coding.map(\.description) ?? "none"
    }
  }

  /// What a page calls it.
  var label: String {
    switch self {
    case .captured: "as captured"
    case .completed(let coding): "as captured, else with \(coding)"
    case .all(let coding): coding.map { "with \($0)" } ?? "none"
    }
  }

  /// What compressing first would make of bodies that are compressed so; `nil` where they all are.
  var completed: BodyCompression? {
    guard let usual = MeasuredComparison.usualCoding else { return nil }
    return switch self {
    case .captured: .completed(usual)
    case .all(nil): .all(usual)
    case .completed, .all: nil
    }
  }
}
