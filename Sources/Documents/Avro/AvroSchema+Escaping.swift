public import NativeCodecs
import SchemaLanguages

extension AvroSchema {
  /// The same schema with ``NameEscape``'s identifiers for names and symbols that are none, so that every implementation
  /// reads it. Both encode documents alike.
  public func escapingNames() -> AvroSchema {
    switch self {
    case .record(var record):
      record.name = record.name.escaped
      record.aliases = record.aliases.map(\.escaped)
      let names = Self.escaped(record.fields.map(\.name))
      for index in record.fields.indices {
        record.fields[index].name = names[index]
        record.fields[index].type = record.fields[index].type.escapingNames()
        record.fields[index].aliases = record.fields[index].aliases.map(Self.escaped)
      }
      return .record(record)
    case .enumeration(var enumeration):
      let symbols = Self.escaped(enumeration.symbols)
      if let symbol = enumeration.defaultSymbol,
        let position = enumeration.symbols.firstIndex(of: symbol)
      {
        enumeration.defaultSymbol = symbols[position]
      }
      enumeration.symbols = symbols
      enumeration.name = enumeration.name.escaped
      enumeration.aliases = enumeration.aliases.map(\.escaped)
      return .enumeration(enumeration)
    case .fixed(var fixed):
      fixed.name = fixed.name.escaped
      fixed.aliases = fixed.aliases.map(\.escaped)
      return .fixed(fixed)
    case .array(let item): return .array(item.escapingNames())
    case .map(let value): return .map(value.escapingNames())
    case .union(let branches): return .union(branches.map { $0.escapingNames() })
    case .named(let name): return .named(name.escaped)
    case .logical(let meaning, let type): return .logical(meaning, type.escapingNames())
    case .null, .boolean, .int, .long, .float, .double, .bytes, .string: return self
    }
  }

  /// Identifiers for the names of a record's fields or of an enum's symbols, each another one.
  private static func escaped(_ names: [String]) -> [String] {
    var taken = Set(names)
    return names.map { name in
      if AvroName.isIdentifier(name) { return name }
      let result = NameEscape.identifier(for: name) { !taken.contains($0) }
      taken.insert(result)
      return result
    }
  }

  fileprivate static func escaped(_ name: String) -> String {
    AvroName.isIdentifier(name) ? name : NameEscape.escaped(name)
  }
}

extension AvroName {
  fileprivate var escaped: AvroName {
    let namespace = namespace.split(separator: ".", omittingEmptySubsequences: false)
      .map { AvroSchema.escaped(String($0)) }.joined(separator: ".")
    return AvroName(AvroSchema.escaped(name), namespace: self.namespace.isEmpty ? "" : namespace)
  }
}
