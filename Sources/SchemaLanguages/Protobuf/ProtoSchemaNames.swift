/// The names that the messages and enums of a set of `.proto` files have outside Protobuf, where there is one space of
/// names for all.
///
/// | in the files | outside |
/// |---|---|
/// | `Order`, and `Line` in it | `Order`, `Order_Line` |
/// | `shop.Order`, where another file has an `Order` | `shop_Order` |
/// | what is still not another name | a number behind it |
///
/// A file that no other one imports comes before those that it imports, and Google's own come last.
struct ProtoSchemaNames {
  private var names: [String: String] = [:]
  private var given: Set<String> = []
  /// The last number behind a name.
  private var numbers: [String: Int] = [:]

  /// Gives the names in files.
  init(_ files: [ProtoSyntax]) {
    let imported = Set(files.flatMap { $0.imports.map(\.path.value) })
    let rank = { (file: ProtoSyntax) in
      file.package?.value == GoogleType.package ? 2 : imported.contains(file.file) ? 1 : 0
    }
    for file in files.sorted(by: { (rank($0), $0.file) < (rank($1), $1.file) }) {
      let package = file.package?.value ?? ""
      for message in file.messages { give(message, in: package, outer: nil) }
      for enumeration in file.enums { give(enumeration.name.value, in: package, outer: nil) }
    }
  }

  /// The name of what is defined in a scope: in a package, or in a message behind its package.
  subscript(name: String, in scope: String) -> String {
    names[ProtoSymbols.join(scope, name)] ?? name
  }

  private mutating func give(
    _ message: ProtoSyntax.Message, in scope: String, outer: String?
  ) {
    let name = give(message.name.value, in: scope, outer: outer)
    let scope = ProtoSymbols.join(scope, message.name.value)
    for field in message.fields where field.label == .map {
      give(ProtoMapEntry.name(ofField: field.name.value), in: scope, outer: name)
    }
    for enumeration in message.enums { give(enumeration.name.value, in: scope, outer: name) }
    for nested in message.messages { give(nested, in: scope, outer: name) }
  }

  @discardableResult
  private mutating func give(_ name: String, in scope: String, outer: String?) -> String {
    let plain = outer.map { "\($0)_\(name)" } ?? name
    var chosen = plain
    if given.contains(plain), outer == nil, !scope.isEmpty {
      chosen = scope.replacing(".", with: "_") + "_" + plain
    }
    while !given.insert(chosen).inserted {
      numbers[plain, default: 1] += 1
      chosen = "\(plain)_\(numbers[plain, default: 1])"
    }
    names[ProtoSymbols.join(scope, name)] = chosen
    return chosen
  }
}
