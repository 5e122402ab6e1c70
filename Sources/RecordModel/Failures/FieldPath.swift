/// Where in a record a failure happened: fields from the outermost in, with elements and keys between them.
///
/// Reads `recent_posts[3].title`, `labels["color"]`; empty at the record itself.
public struct FieldPath: Sendable, Hashable, CustomStringConvertible {
  /// A step from a record to what is in it.
  public enum Step: Sendable, Hashable {
    /// To the field with this number.
    case field(Int)
    /// To the element at this position, from 0.
    case element(Int)
    /// To the map value under this key.
    case key(String)
  }

  /// The steps, the outermost first.
  public private(set) var steps: [Step]
  /// The names of the fields in ``steps``, once a schema has told them.
  private var names: [Int: String] = [:]

  /// Makes a path from its steps, the outermost first.
  public init(_ steps: [Step] = []) {
    self.steps = steps
  }

  /// The name of the field that a step leads to, or its number where no schema has told the name; `nil` for other steps.
  package func fieldName(ofStep position: Int) -> String? {
    guard case .field(let number) = steps[position] else { return nil }
    return names[position] ?? "#\(number)"
  }

  /// Puts a step before the others: the path as seen from one level further out.
  mutating func prepend(_ step: Step) {
    steps.insert(step, at: 0)
  }

  /// The same path, told with the field names of the schema it starts from.
  func named(by schema: RecordSchema) -> FieldPath {
    var result = self
    var current: RecordSchema? = schema
    for (position, step) in steps.enumerated() {
      guard case .field(let number) = step else { continue }
      let field = current?.field(numbered: number)
      result.names[position] = field?.name
      current = if case .record(let reference)? = field?.type { reference.schema } else { nil }
    }
    return result
  }

  /// The record that the last field of the path is in, which starts at a record of this schema.
  func record(in schema: RecordSchema) -> RecordSchema? {
    var current: RecordSchema? = schema
    var last: RecordSchema?
    for case .field(let number) in steps {
      last = current
      let type = current?.field(numbered: number)?.type
      current = if case .record(let reference)? = type { reference.schema } else { nil }
    }
    return last
  }

  public var description: String {
    var text = ""
    for (position, step) in steps.enumerated() {
      switch step {
      case .field:
        text += (text.isEmpty ? "" : ".") + (fieldName(ofStep: position) ?? "")
      case .element(let index): text += "[\(index)]"
      case .key(let key): text += "[\"\(key)\"]"
      }
    }
    return text
  }
}
