import Bytes
import NativeCodecs

/// How well a value fits a type.
enum AvroFit: Int, Comparable {
  /// The value is of the type's own kind, and the type holds it exactly.
  case exact
  /// The type holds it, otherwise written or with members filled in.
  case close
  /// The value can be read as the type: text as bytes, a number without its last digits.
  case loose
  /// A number that loses more digits than it would have to.
  case rough

  static func < (left: AvroFit, right: AvroFit) -> Bool { left.rawValue < right.rawValue }
}

// MARK: - Choosing a branch

extension AvroDocumentEncoder {
  /// The branch of a union that a value is written as; where an object's only member names it, with the member's value.
  func choice(
    of value: JSONValue, in union: AvroDocumentType.Union, depth: Int
  ) throws(DocumentFailure) -> (branch: Int, content: JSONValue?) {
    let candidates = union.branches.indices.filter { kindFits(value, union.branches[$0]) }
    var tagged: (branch: Int, content: JSONValue)?
    if case .object(let members) = value, let branch = union.branch(taggedIn: members) {
      tagged = (branch, members[0].value)
    }
    if candidates.count == 1, tagged == nil { return (candidates[0], nil) }
    let fits = fits(value, among: Set(candidates.map { union.branches[$0] }), depth: depth)
    let fitting = candidates.filter { fits[union.branches[$0]] != nil }
    let best = fitting.min { left, right in
      guard !isInDefault, let left = fits[union.branches[left]],
        let right = fits[union.branches[right]]
      else { return false }
      return left < right
    }
    if let best { return (best, nil) }
    if let tagged { return tagged }
    // None fits; what the nearest one has against the value says most.
    let nearest = candidates.min { misfits(value, $0, union) < misfits(value, $1, union) }
    guard let nearest else {
      throw wrongType(AvroDocumentType.union(union).expectation(form), value)
    }
    return (nearest, nil)
  }

  /// Whether a value is of a kind that a type is written as, whatever is in it.
  private func kindFits(_ value: JSONValue, _ type: Int) -> Bool {
    switch (value, types[type]) {
    case (.array, .array), (.object, .record), (.object, .map): true
    case (.array, _), (.object, _): false
    case (_, let type): scalarFit(value, type) != nil
    }
  }

  /// How many members of an object a branch lacks or has too many.
  private func misfits(_ value: JSONValue, _ branch: Int, _ union: AvroDocumentType.Union) -> Int {
    guard case .object(let members) = value,
      case .record(let record) = types[union.branches[branch]]
    else { return 0 }
    let known = Set(members.compactMap { record.positions[ExactText($0.name)] })
    let missing = record.fields.indices.filter {
      !known.contains($0) && record.fields[$0].valueIfMissing(types) == nil
    }
    return members.count - known.count + missing.count
  }
}

// MARK: - Fitting

extension AvroDocumentEncoder {
  /// Which of some types a value fits, and how well.
  ///
  /// All types are tried at once, so that every value within is looked at once, however many unions are around it.
  func fits(_ value: JSONValue, among candidates: Set<Int>, depth: Int) -> [Int: AvroFit] {
    guard depth <= limits.depth else { return [:] }
    var candidates = candidates
    var unions: [(type: Int, union: AvroDocumentType.Union)] = []
    for type in candidates {
      if case .union(let union) = types[type] {
        unions.append((type, union))
        candidates.formUnion(union.branches)
      }
    }
    var result: [Int: AvroFit] = [:]
    switch value {
    case .array(let elements):
      result = fits(elements, among: candidates, depth: depth)
    case .object(let members):
      let tags = unions.compactMap { type, union in
        union.branch(taggedIn: members).map { (type, union.branches[$0]) }
      }
      let content = contentFits(members, among: candidates, tags: tags.map(\.1), depth: depth)
      result = fits(members, content, among: candidates)
      for (type, branch) in tags where content.first?[branch] != nil { result[type] = .loose }
    default:
      for type in candidates { result[type] = scalarFit(value, types[type]) }
    }
    for (type, union) in unions {
      if let best = union.branches.compactMap({ result[$0] }).min() { result[type] = best }
    }
    return result
  }

  private func fits(
    _ elements: [JSONValue], among candidates: Set<Int>, depth: Int
  ) -> [Int: AvroFit] {
    var result: [Int: AvroFit] = [:]
    var items: [Int: Int] = [:]
    for type in candidates {
      if case .array(let item) = types[type] { (result[type], items[type]) = (.exact, item) }
    }
    for element in elements {
      let alive = Set(result.keys.compactMap { items[$0] })
      if alive.isEmpty { break }
      let inner = fits(element, among: alive, depth: depth + 1)
      for (type, fit) in result {
        result[type] = items[type].flatMap { inner[$0] }.map { max(fit, $0) }
      }
    }
    return result
  }

  /// Which types each member's value fits: of those that the candidates have for it, and those that it is tagged as.
  private func contentFits(
    _ members: [JSONValue.Member], among candidates: Set<Int>, tags: [Int], depth: Int
  ) -> [[Int: AvroFit]] {
    members.map { member in
      var wanted = Set(tags)
      for type in candidates {
        switch types[type] {
        case .record(let record):
          if let position = record.positions[ExactText(member.name)] {
            wanted.insert(record.fields[position].type)
          }
        case .map(let value): wanted.insert(value)
        default: break
        }
      }
      return wanted.isEmpty ? [:] : fits(member.value, among: wanted, depth: depth + 1)
    }
  }

  private func fits(
    _ members: [JSONValue.Member], _ content: [[Int: AvroFit]], among candidates: Set<Int>
  ) -> [Int: AvroFit] {
    var result: [Int: AvroFit] = [:]
    for type in candidates {
      switch types[type] {
      case .record(let record): result[type] = fit(members, content, record)
      case .map(let value):
        var fit = AvroFit.exact
        let fitsAll = content.allSatisfy { inner in
          guard let each = inner[value] else { return false }
          fit = max(fit, each)
          return true
        }
        if fitsAll { result[type] = fit }
      default: break
      }
    }
    return result
  }

  private func fit(
    _ members: [JSONValue.Member], _ content: [[Int: AvroFit]], _ record: AvroDocumentType.Record
  ) -> AvroFit? {
    var result = AvroFit.exact
    var known: Set<Int> = []
    for (member, inner) in zip(members, content) {
      guard let position = record.positions[ExactText(member.name)],
        known.insert(position).inserted, let fit = inner[record.fields[position].type]
      else { return nil }
      result = max(result, fit)
    }
    for (position, field) in record.fields.enumerated() where !known.contains(position) {
      guard field.valueIfMissing(types) != nil else { return nil }
      result = max(result, .close)
    }
    return result
  }

  /// How well a value that is neither an array nor an object fits a type.
  private func scalarFit(_ value: JSONValue, _ type: AvroDocumentType) -> AvroFit? {
    switch (type, value) {
    case (.null, .null), (.boolean, .bool), (.string, .string): return .exact
    case (.int, .number(let text)): return wholeFit(text, as: Int32.self)
    case (.long, .number(let text)): return wholeFit(text, as: Int64.self)
    case (.float, .number(let text)): return realFit(text, as: Float.self, NumberText.text)
    case (.double, .number(let text)): return realFit(text, as: Double.self, NumberText.text)
    case (.float, .string), (.double, .string): return value.isSpecialNumber ? .close : nil
    case (.bytes, .string(let text)): return form.bytes.bytes(of: text) == nil ? nil : .loose
    case (.fixed(let size), .string(let text)):
      return form.bytes.bytes(of: text)?.count == size ? .loose : nil
    case (.enumeration(let enumeration), .string(let text)):
      return enumeration.positions[ExactText(text)] == nil ? nil : .exact
    case (.decimal(let decimal), .number(let text)):
      guard (try? AvroDecimal.bytes(of: text, as: decimal)) != nil else { return nil }
      // Without digits behind the point it holds whole numbers, as an integer does.
      return decimal.scale > 0 || NumberText(text)?.isInteger == true ? .exact : .close
    case (.decimal(let decimal), .string(let text)) where form.bytes == .latin1:
      return decimalBytes(text, as: decimal) == nil ? nil : .loose
    case (.uuid(isFixed: true), .string(let text)) where plainBytes(text, count: 16) != nil:
      return .loose
    case (.duration, .string(let text)) where form.bytes == .latin1:
      return plainBytes(text, count: AvroDuration.byteCount) == nil ? nil : .loose
    case (.decimal(let decimal), .string(let text)):
      return (try? AvroDecimal.bytes(of: text, as: decimal)) == nil ? nil : .loose
    case (.time(let time), .string(let text)):
      guard let number = time.number(of: text) else { return nil }
      return form.times == .text && time.text(of: number) == text ? .exact : .close
    case (.time(let time), .number(let text)):
      let fit = time.isLong ? wholeFit(text, as: Int64.self) : wholeFit(text, as: Int32.self)
      return fit.map { form.times == .number ? $0 : max($0, .close) }
    case (.uuid(let isFixed), .string(let text)):
      let lowercase = text.lowercased()
      guard TextForm.bytes(ofUUID: lowercase) != nil else { return nil }
      return isFixed && lowercase != text ? .close : .exact
    case (.duration, .string(let text)):
      return AvroDuration(text).map { $0.text == text ? .exact : .close }
    default: return nil
    }
  }

  private func wholeFit<Integer: FixedWidthInteger>(
    _ text: String, as type: Integer.Type
  ) -> AvroFit? {
    guard let number = NumberText(text), number.whole?.exactly(Integer.self) != nil else {
      return nil
    }
    return number.isInteger ? .exact : .close
  }

  /// A whole number is rather an integer; and what has more digits than the type is rather of a wider one.
  private func realFit<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ text: String, as type: Number.Type, _ spelled: (Number) -> String
  ) -> AvroFit? {
    guard let number = NumberText(text), let nearest = Number(text), nearest.isFinite else {
      return nil
    }
    let isSame = NumberText(spelled(nearest))?.double == number.double
    guard isSame, !number.isBeyondDouble else {
      // What is not even the nearest double is farther from the number than that.
      return Double(nearest) == number.double ? .loose : .rough
    }
    return number.isInteger ? .close : .exact
  }
}
