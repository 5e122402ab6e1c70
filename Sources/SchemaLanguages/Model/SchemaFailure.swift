/// Why a schema cannot be read or written: what is wrong, where, and what to do about it.
public struct SchemaFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, as it was named by whoever asked for it or imported it.
  public let file: String
  /// Where in the file, if the failure has a place there.
  public let position: SourcePosition?
  /// What is wrong and what to do about it, without the place.
  public let message: String

  /// States a failure.
  public init(_ message: String, file: String, at position: SourcePosition? = nil) {
    self.file = file
    self.position = position
    self.message = message
  }

  /// The line, from 1.
  public var line: Int? { position?.line }
  /// The column, from 1, counted in Unicode scalars.
  public var column: Int? { position?.column }

  public var description: String {
    position.map { "\(file):\($0.line):\($0.column): \(message)" } ?? "\(file): \(message)"
  }
}

/// A place in the text of a schema.
public struct SourcePosition: Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, counted in Unicode scalars; a tab is one.
  public var column: Int

  /// Names a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Passes over a scalar.
  mutating func advance(over scalar: Unicode.Scalar) {
    if scalar == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  /// The first place of a file.
  static let start = SourcePosition(line: 1, column: 1)
}
