import Bytes
import RecordModel
import SchemaLanguages

/// Finds the field of a record that a member of a JSON object goes into.
///
/// A member's name is looked up in this order:
///
/// 1. the field's name in JSON, and the field's own name (ProtoJSON reads both); an extension has the first only;
/// 2. the name that the field's own stands for as an identifier (``NameEscape``): `first_x2D_name` is `first-name`;
/// 3. the letters and digits of the field's name, in small letters: `comma-dangle` and `react/no-danger` go into
///    `commaDangle` and `react_no_danger`.
///
/// The last two apply only to names that are not identifiers, and only if exactly one field fits. An identifier that differs
/// from a field's name is another name. A name in brackets belongs to an extension.
struct ProtobufMembers: Sendable {
  private var exact: [ExactText: Int] = [:]
  /// `nil` if several fields have the same name.
  private var escaped: [ExactText: Int?] = [:]
  /// `nil` where several fields have the same letters.
  private var loose: [String: Int?] = [:]

  /// Prepares for the members of a record.
  init(_ record: RecordSchema) {
    for field in record.fields { exact[ExactText(field.jsonName)] = field.number }
    for field in record.fields where !field.hasBracketedName {
      if exact[ExactText(field.name)] == nil { exact[ExactText(field.name)] = field.number }
      let name = ExactText(NameEscape.unescaped(field.name))
      escaped.merge([name: field.number]) { _, _ in nil }
      loose.merge([Self.letters(of: field.name): field.number]) { _, _ in nil }
    }
  }

  /// The number of the field that a member goes into.
  func number(of member: String) -> Int? {
    if let number = exact[ExactText(member)] { return number }
    if NameEscape.isIdentifier(member) || FieldSchema.isBracketed(member) { return nil }
    if let number = escaped[ExactText(member)] { return number }
    let letters = Self.letters(of: member)
    return letters.isEmpty ? nil : loose[letters].flatMap { $0 }
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

extension FieldSchema {
  /// Whether the name in JSON is in brackets, as an extension's is; another field's cannot be in a `.proto`.
  var hasBracketedName: Bool { Self.isBracketed(jsonName) }

  /// Whether a member's name is in brackets.
  static func isBracketed(_ name: String) -> Bool {
    name.unicodeScalars.first == "[" && name.unicodeScalars.last == "]"
  }
}
