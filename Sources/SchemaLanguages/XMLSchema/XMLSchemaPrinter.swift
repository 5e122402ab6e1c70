import RecordModel

/// Writes the records of a schema file as an XML Schema.
///
/// Every record that is not nested is an element, so that a document may have any of them as its root. Records and enums
/// are named types. A record is a sequence, since fields are written in schema order; optional fields, elements of
/// repeated fields and entries of maps may be missing. An entry has its key in the attribute `key`. A oneof is a choice,
/// at the place of its first member; the choice's `id` is the record's name and its own. There is no namespace.
///
/// Types of other files are included from the other files' schemas.
///
/// Source: W3C, *XML Schema Part 1: Structures* and *Part 2: Datatypes* (second editions).
public struct XMLSchemaPrinter: Sendable {
  /// Makes a printer.
  public init() {}

  /// The `.xsd` file's text.
  public func text(of file: SchemaFile) -> String {
    var output = IndentedText()
    output.line(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    output.block(
      #"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">"#, "</xs:schema>"
    ) { output in
      annotate(file.documentation, to: &output)
      for path in file.imports {
        // Imports start at the schemas' folder, locations at the file's own.
        let up = String(repeating: "../", count: file.path.filter { $0 == "/" }.count)
        let path = up + (path.hasSuffix(".proto") ? String(path.dropLast(6)) : path)
        output.line(Self.element("include", [("schemaLocation", path + ".xsd")], isEmpty: true))
      }
      for record in file.records {
        let name = record.schema.name
        output.line(Self.element("element", [("name", name), ("type", name)], isEmpty: true))
      }
      for record in file.allRecords { write(record.schema, to: &output) }
      for enumeration in file.allEnums { write(enumeration.schema, to: &output) }
    }
    return output.text
  }

  // MARK: - Types

  private func write(_ record: RecordSchema, to output: inout IndentedText) {
    output.line()
    output.block(Self.element("complexType", [("name", record.name)]), "</xs:complexType>") {
      output in
      annotate(record.documentation, to: &output)
      guard !record.fields.isEmpty else {
        output.line("<xs:sequence/>")
        return
      }
      output.block("<xs:sequence>", "</xs:sequence>") { output in
        for field in record.fields {
          guard let oneof = record.oneof(of: field.number) else {
            write(field, to: &output)
            continue
          }
          if field.number == oneof.fields.first { write(oneof, of: record, to: &output) }
        }
      }
    }
  }

  private func write(
    _ oneof: OneofSchema, of record: RecordSchema, to output: inout IndentedText
  ) {
    let attributes = [("id", "\(record.name).\(oneof.name)"), ("minOccurs", "0")]
    output.block(Self.element("choice", attributes), "</xs:choice>") { output in
      annotate(oneof.documentation, to: &output)
      for number in oneof.fields {
        guard let field = record.field(numbered: number) else { continue }
        write(field, isMember: true, to: &output)
      }
    }
  }

  private func write(_ enumeration: EnumSchema, to output: inout IndentedText) {
    output.line()
    output.block(Self.element("simpleType", [("name", enumeration.name)]), "</xs:simpleType>") {
      output in
      annotate(enumeration.documentation, to: &output)
      output.block(#"<xs:restriction base="xs:string">"#, "</xs:restriction>") { output in
        for item in enumeration.cases {
          let attributes = [("value", item.name)]
          if item.documentation.isEmpty {
            output.line(Self.element("enumeration", attributes, isEmpty: true))
          } else {
            output.block(Self.element("enumeration", attributes), "</xs:enumeration>") { output in
              annotate(item.documentation, to: &output)
            }
          }
        }
      }
    }
  }

  /// Writes a field; the choice around the member of a oneof says that it may be missing.
  private func write(
    _ field: FieldSchema, isMember: Bool = false, to output: inout IndentedText
  ) {
    var attributes = [("name", field.name)]
    if field.cardinality != .map { attributes.append(("type", Self.typeName(field.type))) }
    if field.cardinality != .implicit, !isMember { attributes.append(("minOccurs", "0")) }
    if field.cardinality == .repeated || field.cardinality == .map {
      attributes.append(("maxOccurs", "unbounded"))
    }
    guard field.cardinality == .map || !field.documentation.isEmpty else {
      output.line(Self.element("element", attributes, isEmpty: true))
      return
    }
    output.block(Self.element("element", attributes), "</xs:element>") { output in
      annotate(field.documentation, to: &output)
      if field.cardinality == .map { writeEntryType(of: field, to: &output) }
    }
  }

  /// The value's type with an attribute for the key.
  private func writeEntryType(of field: FieldSchema, to output: inout IndentedText) {
    let content = field.type.kind == .record ? "complexContent" : "simpleContent"
    output.block("<xs:complexType>", "</xs:complexType>") { output in
      output.block("<xs:\(content)>", "</xs:\(content)>") { output in
        output.block(
          Self.element("extension", [("base", Self.typeName(field.type))]), "</xs:extension>"
        ) { output in
          let key = [("name", "key"), ("type", Self.typeName(field.keyKind.type))]
          output.line(Self.element("attribute", key + [("use", "required")], isEmpty: true))
        }
      }
    }
  }

  private static func typeName(_ type: FieldType) -> String {
    switch type {
    case .bool: "xs:boolean"
    case .int32: "xs:int"
    case .int64: "xs:long"
    case .uint32: "xs:unsignedInt"
    case .uint64: "xs:unsignedLong"
    case .float: "xs:float"
    case .double: "xs:double"
    case .string: "xs:string"
    case .bytes: "xs:base64Binary"
    case .enumeration(let schema): schema.name
    case .record(let reference): reference.schema.name
    }
  }

  // MARK: - Markup

  private func annotate(_ documentation: String, to output: inout IndentedText) {
    guard !documentation.isEmpty else { return }
    output.block("<xs:annotation>", "</xs:annotation>") { output in
      let lines = documentation.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.count > 1 else {
        let text = Self.escaped(documentation)
        output.line("<xs:documentation>\(text)</xs:documentation>")
        return
      }
      output.block("<xs:documentation>", "</xs:documentation>") { output in
        for line in lines { output.line(Self.escaped(String(line))) }
      }
    }
  }

  private static func element(
    _ name: String, _ attributes: [(String, String)], isEmpty: Bool = false
  ) -> String {
    let list = attributes.map { #" \#($0)="\#(escaped($1, quotes: true))""# }.joined()
    return "<xs:\(name)\(list)\(isEmpty ? "/" : "")>"
  }

  private static func escaped(_ text: String, quotes: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".unicodeScalars
      case "<": result += "&lt;".unicodeScalars
      case ">": result += "&gt;".unicodeScalars
      case "\"" where quotes: result += "&quot;".unicodeScalars
      // XML 1.0, section 2.2: no document can have these.
      case "\0"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
