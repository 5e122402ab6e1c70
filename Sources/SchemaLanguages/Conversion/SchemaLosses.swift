import RecordModel

/// Finds what a file says and a language has no words for, or none that its printer writes.
struct SchemaLosses {
  private let set: SchemaSet
  private let target: SchemaLanguage
  /// Whether the numbers of fields and enums are the author's, and not made up on reading.
  private let hasNumbers: Bool

  init(_ set: SchemaSet, to target: SchemaLanguage, hasNumbers: Bool) {
    self.set = set
    self.target = target
    self.hasNumbers = hasNumbers
  }

  /// The losses of a file.
  func of(_ file: SchemaFile) -> [SchemaLoss] {
    var losses: [SchemaLoss] = []
    if target == .avsc, !file.documentation.isEmpty {
      losses.append(SchemaLoss(.comment, ofFile: file.path))
    }
    if !file.package.isEmpty, target == .xsd || target == .swift {
      losses.append(SchemaLoss(.package, ofFile: file.path, file.package))
    }
    for record in file.allRecords { losses += self.losses(of: record, in: file) }
    for enumeration in file.allEnums { losses += self.losses(of: enumeration) }
    if target == .swift { losses += SwiftNaming(set).losses(of: file) }
    return losses
  }

  // MARK: - Records

  private func losses(of record: RecordDefinition, in file: SchemaFile) -> [SchemaLoss] {
    let name = record.path.joined(separator: ".")
    var losses: [SchemaLoss] = []
    if record.isMessageSet, target != .proto, target != .swift || !record.schema.isMessageSet {
      losses.append(SchemaLoss(.messageSet, name))
    }
    if target == .avsc { losses += unionLosses(of: record.schema, named: name) }
    for field in record.schema.fields {
      losses += self.losses(of: field, named: "\(name).\(field.name)", in: record)
    }
    return losses
  }

  /// What Avro does not say of oneofs: the names of a union's members, or that fields exclude each other.
  private func unionLosses(of record: RecordSchema, named name: String) -> [SchemaLoss] {
    var apart = Set(record.oneofs)
    var losses: [SchemaLoss] = []
    for case .oneof(let oneof, let members) in record.avroPlaces {
      apart.remove(oneof)
      let names = members.map(\.name).joined(separator: ", ")
      losses.append(SchemaLoss(.memberName, "\(name).\(oneof.name)", names))
      for member in members where !member.documentation.isEmpty {
        losses.append(SchemaLoss(.comment, "\(name).\(member.name)"))
      }
    }
    for oneof in record.oneofs where apart.contains(oneof) {
      let names = oneof.fields.compactMap { record.field(numbered: $0)?.name }
      losses.append(
        SchemaLoss(.exclusiveness, "\(name).\(oneof.name)", names.joined(separator: ", ")))
      if !oneof.documentation.isEmpty {
        losses.append(SchemaLoss(.comment, "\(name).\(oneof.name)"))
      }
    }
    return losses
  }

  private func losses(
    of field: FieldSchema, named name: String, in record: RecordDefinition
  ) -> [SchemaLoss] {
    var losses: [SchemaLoss] = []
    let isTagged = target == .proto || target == .swift
    if !isTagged, hasNumbers {
      losses.append(SchemaLoss(.fieldNumber, name, "\(field.number)"))
      let integer = ProtoFieldType(field.type, as: field.encoding)
      if field.encoding == .delimited {
        losses.append(SchemaLoss(.delimiting, name))
      } else if field.encoding != .varint, let keyword = integer.scalarName {
        losses.append(SchemaLoss(.encoding, name, keyword))
      }
      let key = ProtoFieldType(field.keyKind.type, as: field.keyEncoding)
      if field.keyEncoding != .varint, let keyword = key.scalarName {
        losses.append(SchemaLoss(.encoding, name, "keys \(keyword)"))
      }
      if field.type.kind.isNumeric, field.cardinality == .repeated, !field.isPacked {
        losses.append(SchemaLoss(.packing, name, "not packed"))
      }
    }
    if target == .proto, !isSpelled(jsonNameOf: field, in: record) {
      losses.append(
        SchemaLoss(
          .jsonName, name, field.jsonName.escaped { "\\u{\($0.digits(radix: 16, width: 1))}" }))
    }
    if !isTagged, hasNumbers, field.jsonName != FieldSchema.lowerCamelCase(field.name) {
      losses.append(SchemaLoss(.jsonName, name, field.jsonName))
    }
    if target == .avsc, field.type.kind == .uint32 || field.type.kind == .uint64 {
      losses.append(
        SchemaLoss(
          .unsignedRange, name,
          field.type.kind == .uint32 ? "uint32 as long" : "uint64 as long, over 2⁶³ − 1 negative"))
    }
    if target == .avsc, field.cardinality == .map, field.keyKind != .string {
      losses.append(SchemaLoss(.mapKeys, name, field.keyKind.rawValue))
    }
    if !isTagged, field.isRequired { losses.append(SchemaLoss(.required, name)) }
    if target != .proto {
      if let value = record.rules.defaults[field.number] {
        losses.append(SchemaLoss(.defaultValue, name, spelling(of: value, field.type)))
      }
    }
    if let value = field.givenDefault, target == .proto || target == .xsd {
      losses.append(SchemaLoss(.defaultValue, name, spelling(of: value, field.type)))
    }
    return losses
  }

  /// Whether a `.proto` file says the name in JSON.
  private func isSpelled(jsonNameOf field: FieldSchema, in record: RecordDefinition) -> Bool {
    guard let place = record.rules.extensions[field.number] else {
      return ProtoPrinter.canSpell(jsonName: field.jsonName)
    }
    // The full name that a reader makes of what is printed.
    let package = set.origin(of: record.schema.name).file.package
    let parts = (package.isEmpty ? [] : [package]) + place.scope + [field.declaredName]
    return field.jsonName == "[\(parts.joined(separator: "."))]"
  }

  private func spelling(of value: DynamicValue, _ type: FieldType) -> String {
    if case (.enumeration(let number), .enumeration(let schema)) = (value, type) {
      return schema.name(ofNumber: number.number) ?? "\(number.number)"
    }
    return value.protoDefault ?? "bytes"
  }

  // MARK: - Enums

  private func losses(of enumeration: EnumDefinition) -> [SchemaLoss] {
    let name = enumeration.path.joined(separator: ".")
    var losses: [SchemaLoss] = []
    guard target == .avsc || target == .xsd else { return [] }
    var names: [Int32: String] = [:]
    for (position, item) in enumeration.schema.cases.enumerated() {
      if let other = names[item.number] {
        losses.append(SchemaLoss(.enumAlias, "\(name).\(item.name)", "as \(other)"))
      } else {
        names[item.number] = item.name
      }
      if hasNumbers, Int(item.number) != position {
        losses.append(SchemaLoss(.enumNumber, "\(name).\(item.name)", "\(item.number)"))
      }
      if target == .avsc, !item.documentation.isEmpty {
        losses.append(SchemaLoss(.comment, "\(name).\(item.name)"))
      }
    }
    if hasNumbers, !enumeration.schema.isClosed { losses.append(SchemaLoss(.openEnum, name)) }
    return losses
  }
}
