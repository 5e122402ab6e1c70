import Measurement
import SchemaLanguages
import SystemCalls
import Testing

/// Counted are instructions, or nanoseconds of processor time where the system does not count for us.
@Suite("Work for large schemas")
struct SchemaGrowthTests {
  /// The work that a body is.
  private func work(_ body: () throws -> Void) rethrows -> Int64 {
    guard let counter = InstructionCounter(), let start = counter.read() else {
      let start = SystemClock.threadCPU.nanoseconds
      try body()
      return Int64(SystemClock.threadCPU.nanoseconds - start)
    }
    try body()
    return (counter.read() ?? start) - start
  }

  /// Kinds of schemas, by how many messages there are.
  private static let shapes: [(name: String, text: @Sendable (Int) -> String)] = [
    (
      "messages with themselves and an enum each",
      { count in
        (0..<count).map {
          "message M\($0) { M\($0) m = 1; E\($0) e = 2; } enum E\($0) { A\($0) = 0; }"
        }.joined(separator: "\n")
      }
    ),
    (
      "a chain of messages",
      { count in
        (0..<count).map { "message M\($0) { M\(min($0 + 1, count - 1)) next = 1; }" }
          .joined(separator: "\n")
      }
    ),
    (
      "messages with a oneof each",
      { count in
        (0..<count).map { "message M\($0) { oneof o { M\($0) a = 1; int32 b = 2; } }" }
          .joined(separator: "\n")
      }
    ),
    (
      "a message with fields of one name in Swift",
      { count in
        let fields = (1...count).map {
          "int32 a\(String(repeating: "_", count: $0 % 7))b\($0) = \($0);"
        }
        return "message M { \(fields.joined(separator: "\n")) }"
      }
    ),
    (
      "an enum",
      { count in
        let cases = (0..<count).map { "\($0 % 2 == 0 ? "A" : "a")_\($0 / 2) = \($0);" }
        return "enum E { \(cases.joined(separator: "\n")) } message M { E e = 1; }"
      }
    ),
    (
      "reserved numbers and names",
      { count in
        let numbers = (1...count).map { "\($0 * 2)" }.joined(separator: ", ")
        let names = (1...count).map { "\"n\($0)\"" }.joined(separator: ", ")
        let fields = (1...count).map { "int32 f\($0) = \($0 * 2 - 1);" }.joined(separator: "\n")
        return "message M { reserved \(numbers); reserved \(names); \(fields) }"
      }
    ),
    (
      "a message that holds all others",
      { count in
        let messages = (1...count).map { "message N\($0) { M m = 1; }" }.joined(separator: "\n")
        let fields = (1...count).map { "N\($0) n\($0) = \($0);" }.joined(separator: "\n")
        return "message M { \(fields) }\n\(messages)"
      }
    ),
  ]

  private struct Works {
    let read: Int64
    let write: Int64
  }

  private func write(_ set: SchemaSet, in language: SchemaLanguage) throws {
    let file = set.files[0]
    switch language {
    case .proto: _ = ProtoPrinter(set).text(of: file)
    case .avsc: _ = try AvroSchemaPrinter(set).text(of: file)
    case .xsd: _ = XMLSchemaPrinter().text(of: file)
    case .swift: _ = try SwiftPrinter(set).text(of: file, origin: "")
    }
  }

  @Test(
    "Four times as many messages take about four times the work to read and to write",
    arguments: SchemaLanguage.allCases)
  func growth(language: SchemaLanguage) throws {
    // In Avro a chain is as deep as it is long, and indented.
    for (name, text) in Self.shapes where language != .avsc || name != "a chain of messages" {
      func works(_ count: Int) throws -> Works {
        let source = "syntax = \"proto3\";\n" + text(count)
        var set: SchemaSet?
        let read = try work { set = try SchemaSet(protoText: source) }
        let loaded = try #require(set)
        return Works(read: read, write: try work { try write(loaded, in: language) })
      }
      // Of several times, since others use the processor's caches too.
      let (few, many) = (
        try (0..<3).map { _ in try works(200) }, try (0..<3).map { _ in try works(800) }
      )
      for (kind, part) in [("reading", \.read), ("writing", \.write)]
        as [(String, KeyPath<Works, Int64>)]
      {
        let (less, more) = (
          few.map { $0[keyPath: part] }.max() ?? 0, many.map { $0[keyPath: part] }.min() ?? 0
        )
        #expect(more < 8 * less, "\(kind) \(name): \(less) → \(more)")
      }
    }
  }
}
