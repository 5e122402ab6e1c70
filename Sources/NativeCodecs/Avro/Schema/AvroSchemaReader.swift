import Bytes
public import RecordModel

extension AvroSchema {
  /// Reads a schema from JSON text, as an `.avsc` file or the head of an object container file has it.
  ///
  /// Refused are names that are not defined before they are used, are defined twice, or are not names; two branches of one
  /// type in a union, and unions directly in unions; symbols, fields and members of the JSON objects that come twice; a
  /// default that does not fit its field's type. `error` is read as `record`. A name without a namespace is looked up in the
  /// surrounding namespace first, and then outside all namespaces, as in Avro for Java.
  ///
  /// - Parameters:
  ///   - text: the text, in UTF-8.
  ///   - allowsAnyName: whether names and symbols may be any text, which the specification forbids and some
  ///     implementations allow, Avro for Python for fields. In the names of types, a dot ends a namespace all the same.
  ///   - checksDefaults: whether a default must be a value of its field's type. Data that was written under a schema can be
  ///     read whatever its defaults are, and older libraries did not check them.
  ///   - limits: how long the text may be, and how deep records may nest in it, each in four levels of JSON.
  public init(
    json text: RawSpan, allowsAnyName: Bool = false, checksDefaults: Bool = true,
    limits: DecodingLimits = .standard
  ) throws(AvroSchemaFailure) {
    let tree: LocatedJSON
    var nesting = limits
    nesting.depth = min(limits.depth, .max / 4) * 4
    do {
      tree = try LocatedJSON.reading(text, limits: nesting)
    } catch {
      throw AvroSchemaFailure(
        message: "\(error.reason)", path: "", offset: error.offset ?? 0, line: error.line ?? 1)
    }
    var reader = AvroSchemaReader(allowsAnyName: allowsAnyName)
    do {
      self = try reader.schema(tree)
      if checksDefaults { try reader.checkDefaults(definitions) }
    } catch {
      let line = text.lineFeeds(before: error.offset) + 1
      throw AvroSchemaFailure(
        message: error.message, path: error.path, offset: error.offset, line: line)
    }
  }

  /// Reads a schema from JSON text, as from its bytes.
  public init(
    json text: String, allowsAnyName: Bool = false, checksDefaults: Bool = true,
    limits: DecodingLimits = .standard
  ) throws(AvroSchemaFailure) {
    try self.init(
      json: Array(text.utf8).rawSpan, allowsAnyName: allowsAnyName,
      checksDefaults: checksDefaults, limits: limits)
  }
}

/// Makes a schema of its JSON, and remembers the names that it has defined.
private struct AvroSchemaReader {
  /// What is wrong, and where.
  struct Complaint: Error {
    let message: String
    let path: String
    let offset: Int
  }

  private let allowsAnyName: Bool
  private var defined: Set<AvroName> = []
  /// The steps from the top of the schema to what is being read.
  private var path: [String] = []
  private var namespace = ""
  /// The defaults, to be looked at when all types are known.
  private var defaults: [(value: LocatedJSON, type: AvroSchema, path: String)] = []

  init(allowsAnyName: Bool) {
    self.allowsAnyName = allowsAnyName
  }

  // MARK: Types

  mutating func schema(_ json: LocatedJSON) throws(Complaint) -> AvroSchema {
    switch json.content {
    case .scalar(.string(let name)): return try reference(name, json)
    case .array(let branches): return try union(branches)
    case .object: return try object(json)
    case .scalar:
      throw complaint("a schema is a name, an object or an array", json)
    }
  }

  private func reference(_ text: String, _ json: LocatedJSON) throws(Complaint) -> AvroSchema {
    if let primitive = AvroSchema.primitives[text] { return primitive }
    let name = AvroName(text, namespace: namespace)
    if defined.contains(name) { return .named(name) }
    let outside = AvroName(text)
    if defined.contains(outside) { return .named(outside) }
    throw complaint("no type named \(name) is defined before this", json)
  }

  private mutating func union(_ json: [LocatedJSON]) throws(Complaint) -> AvroSchema {
    var branches: [AvroSchema] = []
    var kinds: Set<ExactText> = []
    for (index, element) in json.enumerated() {
      let branch = try inside("<\(index)>") { reader throws(Complaint) in
        try reader.schema(element)
      }
      let type = branch.withoutLogicalType
      if case .union = type { throw complaint("a union stands directly in a union", element) }
      // A record named `map` differs from a map.
      let kind = type.definedName.map { "named \($0.fullName)" } ?? type.kindName
      guard kinds.insert(ExactText(kind)).inserted else {
        throw complaint("the union has two branches of the type \(type.kindName)", element)
      }
      branches.append(branch)
    }
    return .union(branches)
  }

  private mutating func object(_ json: LocatedJSON) throws(Complaint) -> AvroSchema {
    guard let typeJSON = json["type"] else {
      throw complaint("a schema's object has the member type", json)
    }
    let type: AvroSchema =
      switch typeJSON.text {
      case "record", "error": try record(json)
      case "enum": try enumeration(json)
      case "fixed": try fixed(json)
      case "array": .array(try member("items", of: json, step: "[]"))
      case "map": .map(try member("values", of: json, step: "{}"))
      default: try schema(typeJSON)
      }
    guard let meaning = json["logicalType"]?.text else { return type }
    return .logical(
      .init(
        meaning, precision: json["precision"]?.integer, scale: json["scale"]?.integer,
        fractionDigits: json["fractionDigits"]?.integer), type)
  }

  private mutating func member(
    _ name: String, of json: LocatedJSON, step: String
  ) throws(Complaint) -> AvroSchema {
    let value = try required(name, of: json)
    return try inside(step) { reader throws(Complaint) in try reader.schema(value) }
  }

  // MARK: Named types

  private mutating func record(_ json: LocatedJSON) throws(Complaint) -> AvroSchema {
    let name = try define(json)
    guard let list = try required("fields", of: json).elements else {
      throw complaint("the fields of \(name) are an array", json)
    }
    let around = namespace
    namespace = name.namespace
    defer { namespace = around }
    var fields: [AvroSchema.Field] = []
    var names: Set<ExactText> = []
    for element in list {
      let field = try inside(path.isEmpty ? name.fullName : "") { reader throws(Complaint) in
        try reader.field(element)
      }
      guard names.insert(ExactText(field.name)).inserted else {
        throw complaint("\(name) has two fields named \(field.name)", element)
      }
      fields.append(field)
    }
    return .record(
      .init(
        name, fields, aliases: try aliases(of: json, in: name.namespace),
        documentation: json["doc"]?.text ?? ""))
  }

  private mutating func field(_ json: LocatedJSON) throws(Complaint) -> AvroSchema.Field {
    let nameJSON = try required("name", of: json)
    guard let name = nameJSON.text, allowsAnyName || AvroName.isIdentifier(name) else {
      throw complaint("a field's name is letters, digits and underscores", nameJSON)
    }
    let type = try member("type", of: json, step: "." + name)
    var order = AvroSchema.Field.Order.ascending
    if let orderJSON = json["order"] {
      guard let given = orderJSON.text.flatMap(AvroSchema.Field.Order.init) else {
        throw complaint("the order of a field is ascending, descending or ignore", orderJSON)
      }
      order = given
    }
    var aliases: [String] = []
    for alias in try aliasList(of: json) {
      guard let text = alias.text, allowsAnyName || AvroName.isIdentifier(text) else {
        throw complaint("an alias of a field is a name without dots", alias)
      }
      aliases.append(text)
    }
    if let given = json["default"] { defaults.append((given, type, path.joined() + "." + name)) }
    return .init(
      name, type, default: json["default"]?.value, aliases: aliases, order: order,
      documentation: json["doc"]?.text ?? "")
  }

  private mutating func enumeration(_ json: LocatedJSON) throws(Complaint) -> AvroSchema {
    let name = try define(json)
    let list = try required("symbols", of: json)
    guard let elements = list.elements else {
      throw complaint("the symbols of \(name) are an array", list)
    }
    var symbols: [String] = []
    var known: Set<ExactText> = []
    for element in elements {
      guard let symbol = element.text, allowsAnyName || AvroName.isIdentifier(symbol) else {
        throw complaint("a symbol is letters, digits and underscores", element)
      }
      guard known.insert(ExactText(symbol)).inserted else {
        throw complaint("\(name) has two symbols \(symbol)", element)
      }
      symbols.append(symbol)
    }
    if let fallback = json["default"] {
      guard let text = fallback.text, known.contains(ExactText(text)) else {
        throw complaint("the default of \(name) is one of its symbols", fallback)
      }
    }
    return .enumeration(
      .init(
        name, symbols, default: json["default"]?.text,
        aliases: try aliases(of: json, in: name.namespace),
        documentation: json["doc"]?.text ?? ""))
  }

  private mutating func fixed(_ json: LocatedJSON) throws(Complaint) -> AvroSchema {
    let name = try define(json)
    let sizeJSON = try required("size", of: json)
    guard let size = sizeJSON.integer, size >= 0 else {
      throw complaint("the size of \(name) is a number of bytes, from 0", sizeJSON)
    }
    return .fixed(
      .init(
        name, size: size, aliases: try aliases(of: json, in: name.namespace),
        documentation: json["doc"]?.text ?? ""))
  }

  /// The full name that an object defines, from now on known.
  private mutating func define(_ json: LocatedJSON) throws(Complaint) -> AvroName {
    let nameJSON = try required("name", of: json)
    guard let text = nameJSON.text else { throw complaint("a name is a string", nameJSON) }
    let name = AvroName(text, namespace: json["namespace"]?.text ?? namespace)
    guard allowsAnyName || name.isValid, AvroSchema.primitives[name.name] == nil else {
      throw complaint("\(name) is not a name that Avro allows", nameJSON)
    }
    guard defined.insert(name).inserted else {
      throw complaint("\(name) is defined twice", nameJSON)
    }
    return name
  }

  private func aliases(
    of json: LocatedJSON, in namespace: String
  ) throws(Complaint) -> [AvroName] {
    var aliases: [AvroName] = []
    for element in try aliasList(of: json) {
      guard let text = element.text else { throw complaint("an alias is a name", element) }
      let alias = AvroName(text, namespace: namespace)
      guard allowsAnyName || alias.isValid else {
        throw complaint("an alias is a name", element)
      }
      aliases.append(alias)
    }
    return aliases
  }

  private func aliasList(of json: LocatedJSON) throws(Complaint) -> [LocatedJSON] {
    guard let given = json["aliases"] else { return [] }
    guard let elements = given.elements else {
      throw complaint("the aliases are an array of names, such as [\"old\"]", given)
    }
    return elements
  }

  // MARK: Defaults

  /// Refuses a default that does not fit its field's type.
  func checkDefaults(_ definitions: [AvroName: AvroSchema]) throws(Complaint) {
    for (value, type, path) in defaults {
      var encoder = AvroDefaultEncoder(definitions: definitions)
      do throws(AvroDefaultEncoder.Problem) {
        _ = try encoder.bytes(of: value.value, as: type)
      } catch {
        throw Complaint(
          message: "the default: \(error.message)", path: path, offset: value.offset)
      }
    }
  }

  // MARK: Members and complaints

  private func required(
    _ name: String, of json: LocatedJSON
  ) throws(Complaint) -> LocatedJSON {
    guard let member = json[name] else { throw complaint("the member \(name) is missing", json) }
    return member
  }

  private mutating func inside<Result>(
    _ step: String, _ body: (inout AvroSchemaReader) throws(Complaint) -> Result
  ) throws(Complaint) -> Result {
    path.append(step)
    let result = try body(&self)
    path.removeLast()
    return result
  }

  private func complaint(_ message: String, _ json: LocatedJSON) -> Complaint {
    Complaint(message: message, path: path.joined(), offset: json.offset)
  }
}

extension RawSpan {
  /// How many lines end before an offset.
  fileprivate func lineFeeds(before offset: Int) -> Int {
    let bytes = Span<UInt8>(_bytes: self)
    return (0..<Swift.min(offset, byteCount)).reduce(0) { count, index in
      count + (bytes[index] == UInt8(ascii: "\n") ? 1 : 0)
    }
  }
}
