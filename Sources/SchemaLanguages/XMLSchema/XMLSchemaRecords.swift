import RecordModel

/// Makes records of an XML Schema that is written as ``XMLSchemaPrinter`` writes it.
///
/// A complex type is a record, and a simple type with enumerations an enum. What the printer does not write is refused
/// where it stands. Fields are numbered in their order.
struct XMLSchemaRecords {
  private let file: String
  private let table = RecordTable()
  private var enums: [String: EnumSchema] = [:]
  private var recordNames: Set<String> = []
  private var symbols: EnumSymbols

  /// The records of a document, and what they do not say of it.
  static func read(
    _ bytes: [UInt8], file: String, symbols: EnumSymbols
  ) throws(SchemaFailure) -> (SchemaSet, [SchemaLoss]) {
    let root = try XMLElement.read(bytes, file: file)
    var reader = XMLSchemaRecords(file: file, symbols: symbols)
    let set = try reader.schema(root)
    return (set, reader.symbols.losses)
  }

  private init(file: String, symbols: EnumSymbols) {
    self.file = file
    self.symbols = symbols
  }

  private func failure(_ message: String, at element: XMLElement) -> SchemaFailure {
    SchemaFailure(message, file: file, at: element.position)
  }

  private mutating func schema(_ root: XMLElement) throws(SchemaFailure) -> SchemaSet {
    guard root.name == "xs:schema" else {
      throw failure("expected an xs:schema, found '\(root.name)'", at: root)
    }
    var types: [XMLElement] = []
    for child in root.children { symbols.reserve(child.attributes["name"] ?? "") }
    var orderedEnums: [EnumDefinition] = []
    var names = DefinitionNames(of: "type", file: file)
    for child in root.children {
      switch child.name {
      // Any record may be a document's root.
      case "xs:annotation", "xs:element": break
      case "xs:complexType":
        recordNames.insert(try name(of: child, among: &names))
        types.append(child)
      case "xs:simpleType":
        let schema = try enumeration(child, named: try name(of: child, among: &names))
        enums[schema.name] = schema
        orderedEnums.append(EnumDefinition(path: [schema.name], schema: schema))
      default: throw unsupported(child)
      }
    }
    var records: [RecordDefinition] = []
    for type in types {
      let record = try record(type)
      table.records[record.name] = record
      records.append(RecordDefinition(path: [record.name], schema: record, records: [], enums: []))
    }
    return SchemaSet([
      SchemaFile(
        path: file, package: "", documentation: documentation(of: root), imports: [],
        records: records, enums: orderedEnums)
    ])
  }

  private func unsupported(_ element: XMLElement) -> SchemaFailure {
    failure(
      "'\(element.name)' is not supported here; only what this tool writes is read", at: element)
  }

  private func attribute(
    _ name: String, of element: XMLElement
  ) throws(SchemaFailure) -> String {
    guard let value = element.attributes[name] else {
      throw failure("the '\(element.name)' has no attribute '\(name)'", at: element)
    }
    return value
  }

  /// The value of an attribute that names something.
  private func name(
    of element: XMLElement, in attribute: String = "name", among names: inout DefinitionNames
  ) throws(SchemaFailure) -> String {
    let name = try self.attribute(attribute, of: element)
    try names.define(name, at: element.position)
    return name
  }

  /// The text of an element's annotation, its lines without the space around them.
  private func documentation(of element: XMLElement) -> String {
    guard let annotation = element.children.first(where: { $0.name == "xs:annotation" }),
      let text = annotation.children.first(where: { $0.name == "xs:documentation" })?.text
    else { return "" }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.drop { $0 == " " })
    }
    if lines.count > 1 { lines = Array(lines.dropFirst().dropLast()) }
    return lines.joined(separator: "\n")
  }

  /// What is in an element besides its annotation.
  private func content(of element: XMLElement) -> [XMLElement] {
    element.children.filter { $0.name != "xs:annotation" }
  }

  // MARK: - Definitions

  private mutating func enumeration(
    _ element: XMLElement, named name: String
  ) throws(SchemaFailure) -> EnumSchema {
    guard let restriction = content(of: element).first, restriction.name == "xs:restriction",
      restriction.attributes["base"] == "xs:string"
    else { throw unsupported(content(of: element).first ?? element) }
    var names = DefinitionNames(of: "value", file: file)
    var cases: [EnumSchema.Case] = []
    for item in restriction.children {
      guard item.name == "xs:enumeration" else { throw unsupported(item) }
      let value = try self.name(of: item, in: "value", among: &names)
      cases.append(.init(value, Int32(cases.count), documentation: documentation(of: item)))
    }
    guard !cases.isEmpty else { throw failure("the type '\(name)' has no values", at: element) }
    let values = symbols.names(cases.map(\.name), of: name)
    return EnumSchema(
      name, zip(values, cases).map { .init($0, $1.number, documentation: $1.documentation) },
      documentation: documentation(of: element))
  }

  private func record(_ element: XMLElement) throws(SchemaFailure) -> RecordSchema {
    guard let sequence = content(of: element).first, sequence.name == "xs:sequence" else {
      throw unsupported(content(of: element).first ?? element)
    }
    let name = try attribute("name", of: element)
    var names = DefinitionNames(of: "element", file: file)
    var fields: [FieldSchema] = []
    var oneofs: [OneofSchema] = []
    for item in sequence.children {
      switch item.name {
      case "xs:element":
        fields.append(try field(item, among: &names, number: fields.count + 1))
      case "xs:choice":
        let first = fields.count + 1
        for member in content(of: item) {
          guard member.name == "xs:element" else { throw unsupported(member) }
          let number = fields.count + 1
          fields.append(try field(member, among: &names, number: number, isMember: true))
        }
        guard first <= fields.count else {
          throw failure("the choice has no elements; give it one", at: item)
        }
        oneofs.append(
          OneofSchema(
            try oneofName(of: item, in: name, among: &names), Array(first...fields.count),
            documentation: documentation(of: item)))
      default: throw unsupported(item)
      }
    }
    return RecordSchema(
      name, fields, oneofs: oneofs, documentation: documentation(of: element))
  }

  /// The name of a choice, which is in its `id` behind the record's.
  private func oneofName(
    of element: XMLElement, in record: String, among names: inout DefinitionNames
  ) throws(SchemaFailure) -> String {
    let id = try attribute("id", of: element)
    guard element.attributes["minOccurs"] == "0", id.hasPrefix(record + ".") else {
      throw failure(
        "a choice is written with id=\"\(record).NAME\" and minOccurs=\"0\"; correct it",
        at: element)
    }
    let name = String(id.dropFirst(record.count + 1))
    try names.define(name, at: element.position)
    return name
  }

  private func field(
    _ element: XMLElement, among names: inout DefinitionNames, number: Int, isMember: Bool = false
  ) throws(SchemaFailure) -> FieldSchema {
    let name = try name(of: element, among: &names)
    let isOptional = isMember || element.attributes["minOccurs"] == "0"
    let isRepeated = element.attributes["maxOccurs"] == "unbounded"
    let type: FieldType
    let cardinality: Cardinality
    var keyKind = KeyKind.string
    if let entry = content(of: element).first {
      // The value's type with an attribute for the key.
      guard entry.name == "xs:complexType", let extended = entry.children.first?.children.first,
        extended.name == "xs:extension", let key = extended.children.first,
        key.attributes["name"] == "key"
      else { throw unsupported(entry) }
      let keyType = try self.type(named: try attribute("type", of: key), at: key)
      guard let kind = KeyKind(rawValue: keyType.kind.rawValue) else {
        throw failure("a key is text, an integer, or a boolean; give it such a type", at: key)
      }
      keyKind = kind
      type = try self.type(named: try attribute("base", of: extended), at: extended)
      cardinality = .map
    } else {
      type = try self.type(named: try attribute("type", of: element), at: element)
      cardinality = isRepeated ? .repeated : isOptional ? .optional : .implicit
    }
    guard !isMember || cardinality == .optional else {
      throw failure("an element of a choice is there once; remove maxOccurs", at: element)
    }
    return FieldSchema(
      number, name, type, cardinality, keys: keyKind, jsonName: name,
      documentation: documentation(of: element))
  }

  private func type(
    named name: String, at element: XMLElement
  ) throws(SchemaFailure) -> FieldType {
    switch name {
    case "xs:boolean": return .bool
    case "xs:int": return .int32
    case "xs:long": return .int64
    case "xs:unsignedInt": return .uint32
    case "xs:unsignedLong": return .uint64
    case "xs:float": return .float
    case "xs:double": return .double
    case "xs:string": return .string
    case "xs:base64Binary": return .bytes
    default:
      if let schema = enums[name] { return .enumeration(schema) }
      guard recordNames.contains(name) else {
        throw failure("there is no type '\(name)' that this tool writes", at: element)
      }
      return table.reference(to: name)
    }
  }
}
