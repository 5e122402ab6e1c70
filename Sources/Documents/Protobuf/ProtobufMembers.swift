import Bytes
import RecordModel

/// Finds the field of a record that a member of a JSON object goes into.
///
/// A member's name is looked up in this order:
///
/// 1. the field's name in JSON, and the field's own name (ProtoJSON reads both);
/// 2. the name that the field's own stands for as an identifier (``NameEscape``): `first_x2D_name` is `first-name`;
/// 3. the letters and digits of the field's name, in small letters, where no other field of the record has the same:
///    `comma-dangle` and `react/no-danger` go into `commaDangle` and `react_no_danger`.
struct ProtobufMembers: Sendable {
  private var exact: [ExactText: Int] = [:]
  /// `nil` where several fields have the same letters.
  private var loose: [String: Int?] = [:]

  /// Prepares for the members of a record.
  init(_ record: RecordSchema) {
    for name in [\FieldSchema.jsonName, \.name] {
      for field in record.fields where exact[ExactText(field[keyPath: name])] == nil {
        exact[ExactText(field[keyPath: name])] = field.number
      }
    }
    for field in record.fields {
      let name = ExactText(NameEscape.unescaped(field.name))
      if exact[name] == nil { exact[name] = field.number }
      loose.merge([Self.letters(of: field.name): field.number]) { _, _ in nil }
    }
  }

  /// The number of the field that a member goes into.
  func number(of member: String) -> Int? {
    exact[ExactText(member)] ?? loose[Self.letters(of: member)].flatMap { $0 }
  }

  private static func letters(of name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        })
    ).lowercased()
  }
}
