// A schema's JSON, in full for people and files, and in the form that equal encodings have in common.

extension AvroSchema {
  /// The schema for people, as an `.avsc` file: two spaces a level, with what fits on a line on one line.
  public func text(lineLength: Int = 100) -> String {
    json(in: "", .full).text(lineLength: lineLength)
  }

  /// The schema on one line, with everything it has; object container files carry it.
  public var compactText: String { json(in: "", .full).compactText }

  /// The schema's Parsing Canonical Form: what decides about the encoding and nothing else, written in one way.
  ///
  /// Source: Apache Avro 1.11 specification, "Parsing Canonical Form for Schemas".
  public var canonicalForm: String { json(in: "", .canonical).compactText }

  /// Whether two schemas encode in the same way, with the same names but for their namespaces.
  func hasSameEncoding(as other: AvroSchema) -> Bool {
    json(in: "", .withoutNamespaces) == other.json(in: "", .withoutNamespaces)
  }

  fileprivate enum Style {
    case full, canonical, withoutNamespaces

    func spelling(of name: AvroName) -> String {
      self == .withoutNamespaces ? name.name : name.fullName
    }
  }

  /// The name that the type defines or stands for.
  package var definedName: AvroName? {
    switch self {
    case .record(let record): record.name
    case .enumeration(let enumeration): enumeration.name
    case .fixed(let fixed): fixed.name
    case .named(let name): name
    default: nil
    }
  }

  /// - Parameter namespace: the one around, which a name in it need not repeat.
  fileprivate func json(in namespace: String, _ style: Style) -> JSONValue {
    switch self {
    case .record(let record):
      var members = head(record.name, record.documentation, record.aliases, namespace, style)
      let fields = record.fields.map { $0.json(in: record.name.namespace, style) }
      members.append(.init("fields", .array(fields)))
      return .object(members)
    case .enumeration(let enumeration):
      var members = head(
        enumeration.name, enumeration.documentation, enumeration.aliases, namespace, style)
      members.append(.init("symbols", .array(enumeration.symbols.map(JSONValue.string))))
      if style == .full, let symbol = enumeration.defaultSymbol {
        members.append(.init("default", .string(symbol)))
      }
      return .object(members)
    case .fixed(let fixed):
      let members = head(fixed.name, fixed.documentation, fixed.aliases, namespace, style)
      return .object(members + [.init("size", .number("\(fixed.size)"))])
    case .array(let item):
      let items = item.json(in: namespace, style)
      return .object([.init("type", .string("array")), .init("items", items)])
    case .map(let value):
      let values = value.json(in: namespace, style)
      return .object([.init("type", .string("map")), .init("values", values)])
    case .union(let branches):
      return .array(branches.map { $0.json(in: namespace, style) })
    case .named(let name):
      let isShort = style == .full && name.namespace == namespace
      return .string(isShort ? name.name : style.spelling(of: name))
    case .logical(let meaning, let type):
      let json = type.json(in: namespace, style)
      return style == .full ? meaning.annotating(json) : json
    case .null, .boolean, .int, .long, .float, .double, .bytes, .string:
      return .string(kindName)
    }
  }

  private func head(
    _ name: AvroName, _ documentation: String, _ aliases: [AvroName], _ namespace: String,
    _ style: Style
  ) -> [JSONValue.Member] {
    let type = JSONValue.Member("type", .string(kindName))
    if style != .full { return [.init("name", .string(style.spelling(of: name))), type] }
    var members = [type, .init("name", .string(name.name))]
    if name.namespace != namespace { members.append(.init("namespace", .string(name.namespace))) }
    if !documentation.isEmpty { members.append(.init("doc", .string(documentation))) }
    if !aliases.isEmpty {
      // In full where the namespace is not the type's own, which cannot be told from none without a dot.
      let names = aliases.map { $0.namespace == name.namespace ? $0.name : $0.fullName }
      members.append(.init("aliases", .array(names.map(JSONValue.string))))
    }
    return members
  }
}

extension AvroSchema.Field {
  fileprivate func json(in namespace: String, _ style: AvroSchema.Style) -> JSONValue {
    let members: [JSONValue.Member] = [
      .init("name", .string(name)),
      .init("type", type.json(in: namespace, style)),
    ]
    return .object(style == .full ? members + annotations : members)
  }

  private var annotations: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if !documentation.isEmpty { members.append(.init("doc", .string(documentation))) }
    if !aliases.isEmpty {
      members.append(.init("aliases", .array(aliases.map(JSONValue.string))))
    }
    if order != .ascending { members.append(.init("order", .string(order.rawValue))) }
    if let defaultValue { members.append(.init("default", defaultValue)) }
    return members
  }
}

extension AvroSchema.LogicalType {
  /// The JSON of a type with this meaning.
  fileprivate func annotating(_ type: JSONValue) -> JSONValue {
    var members: [JSONValue.Member]
    if case .object(let existing) = type {
      members = existing
    } else {
      members = [.init("type", type)]
    }
    members.append(.init("logicalType", .string(name)))
    let numbers = [
      ("precision", precision), ("scale", scale), ("fractionDigits", fractionDigits),
    ]
    for case (let name, let number?) in numbers {
      members.append(.init(name, .number("\(number)")))
    }
    return .object(members)
  }
}
