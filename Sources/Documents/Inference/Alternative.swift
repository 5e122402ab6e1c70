import Bytes
import NativeCodecs

/// One of the kinds of value that a place has.
enum Alternative {
  case scalar(Carrier)
  /// Texts out of few.
  case enumeration(texts: [String], reason: String)
  case object
  case map(reason: String)
  case list
  case tuple

  /// What it is named where it is one of several.
  var label: String {
    switch self {
    case .scalar(let carrier): carrier.label
    case .enumeration: "text"
    case .object, .map: "object"
    case .list, .tuple: "list"
    }
  }

  /// Whether it goes into a repeated or a map field.
  var isCollection: Bool {
    switch self {
    case .map, .list: true
    default: false
    }
  }
}

extension Place {
  /// The kinds of JSON value that a schema tells apart.
  struct Kinds: OptionSet {
    let rawValue: Int
    static let bool = Kinds(rawValue: 1)
    static let number = Kinds(rawValue: 2)
    static let text = Kinds(rawValue: 4)
    static let object = Kinds(rawValue: 8)
    static let array = Kinds(rawValue: 16)

    var isSingle: Bool { rawValue.nonzeroBitCount == 1 }
  }

  /// The kinds that were seen, `null` aside.
  var kinds: Kinds {
    var kinds: Kinds = []
    if bools > 0 { kinds.insert(.bool) }
    if numbers.count > 0 { kinds.insert(.number) }
    if texts.count > 0 { kinds.insert(.text) }
    if objects.count > 0 { kinds.insert(.object) }
    if arrays.count > 0 { kinds.insert(.array) }
    return kinds
  }

  /// The kinds that were seen, each with what carries it.
  func alternatives(carriesForms: Bool) -> [Alternative] {
    var result: [Alternative] = []
    if bools > 0 {
      result.append(.scalar(Carrier(label: "flag", type: .bool, reason: "true or false")))
    }
    result += numbers.carriers.map(Alternative.scalar)
    if let text = texts.alternative(carriesForms: carriesForms) { result.append(text) }
    if objects.count > 0 { result.append(objects.mapReason.map(Alternative.map) ?? .object) }
    if arrays.count > 0 { result.append(arrays.isTuple ? .tuple : .list) }
    return result
  }

  /// How often a value of a kind was there.
  func count(of alternative: Alternative) -> Int {
    switch alternative {
    case .scalar(let carrier) where carrier.type.kind == .bool: bools
    case .scalar(let carrier) where carrier.label == "text": texts.count
    case .scalar: numbers.count
    case .enumeration: texts.count
    case .object, .map: objects.count
    case .list, .tuple: arrays.count
    }
  }

  /// Whether there was an array or an object with nothing in it.
  var hasEmptyCollections: Bool { arrays.empties > 0 || objects.empties > 0 }

  /// How many tags Protobuf writes for a member that was seen here.
  func tags(carriesForms: Bool) -> Int {
    let alternatives = alternatives(carriesForms: carriesForms)
    switch alternatives.first {
    case .list where alternatives.count == 1:
      // Numbers are behind one tag together.
      let isPacked = arrays.kinds.isSubset(of: [.bool, .number]) && arrays.kinds.isSingle
      return isPacked ? arrays.count - arrays.empties : arrays.entries
    case .map where alternatives.count == 1: return objects.entries
    default: return count - nulls
    }
  }
}

extension TextFacts {
  /// What carries the texts.
  fileprivate func alternative(carriesForms: Bool) -> Alternative? {
    guard let carrier = carriesForms ? carrier : plainCarrier else { return nil }
    // Hashes and the like may be few as well as words.
    if carrier.form == .plain || carrier.form == .hexadecimal, let cases {
      return .enumeration(
        texts: cases, reason: "text, \(cases.count) different in \(count), none new of late")
    }
    return .scalar(carrier)
  }
}

extension ArrayFacts {
  /// The kinds of all elements.
  var kinds: Place.Kinds {
    elements?.kinds ?? positions.reduce(into: []) { $0.formUnion($1.kinds) }
  }

  /// Whether the elements differ in kind by their position, and only by that.
  var isTuple: Bool {
    guard elements == nil, positions.count >= 2, count >= 4 else { return false }
    let kinds = positions.map(\.kinds)
    return kinds.allSatisfy { $0.isSingle } && kinds.contains { $0 != kinds[0] }
  }
}

// MARK: - Members

extension ObjectFacts {
  /// The tags that Protobuf writes in one byte (Protocol Buffers, *Language Guide (proto3)*, "Assigning Field Numbers").
  private static let shortTags = 15

  /// The members in the order of their field numbers: as they were first seen, those with the most tags among the first
  /// 15.
  func membersByTag(carriesForms: Bool) -> [Member] {
    guard members.count > Self.shortTags else { return members }
    let tags = members.map { $0.place.tags(carriesForms: carriesForms) }
    let ranked = members.indices.sorted { (tags[$1], $0) < (tags[$0], $1) }
    let first = Set(ranked.prefix(Self.shortTags))
    return (first.sorted() + members.indices.filter { !first.contains($0) }).map { members[$0] }
  }
}

// MARK: - Maps

extension ObjectFacts {
  /// Why the names of the members are data; `nil` where they are not.
  var mapReason: String? {
    if isMap { return "more names than are told apart" }
    guard members.count >= 2, valuesAreAlike else { return nil }
    let density = Double(entries) / Double(members.count * count)
    let patterns = Set(members.map { KeyPattern($0.name) })
    if patterns.count == 1, let pattern = patterns.first {
      // Names that are always all there are a record's, digits or not.
      let varies = count == 1 || density < 0.9
      switch pattern {
      case .identity(let name): if varies { return "the names are \(name)" }
      case .numbered(let text):
        if members.count >= 4, count > 1 ? varies : members.count >= 8 {
          return "the names are numbered: \(text)"
        }
      case .word: break
      }
    }
    if members.count >= 10, count >= 5, density <= 0.2 {
      return "\(members.count) names, each in few of \(count) objects"
    }
    if members.count >= 100, count < 5 || density < 0.9 {
      return "\(members.count) names with values that are alike"
    }
    return nil
  }

  /// Whether the values of all members are of one kind; objects, if they share half of their members.
  private var valuesAreAlike: Bool {
    let kinds = members.reduce(into: Place.Kinds()) { $0.formUnion($1.place.kinds) }
    guard kinds.isSingle else { return false }
    guard kinds == .object else { return true }
    let objects = members.map(\.place.objects)
    if objects.contains(where: \.isMap) { return objects.allSatisfy { $0.isMap } }
    let all = objects.reduce(into: Set<ExactText>()) {
      $0.formUnion($1.members.map { ExactText($0.name) })
    }
    let shared = objects.reduce(0) { $0 + $1.members.count }
    return 2 * shared >= all.count * objects.count
  }
}

/// What the name of a member looks like.
private enum KeyPattern: Hashable {
  /// Something that identifies: a number, a UUID, a date; and which.
  case identity(String)
  /// A text with digits in it; each run of them is `#`.
  case numbered(String)
  case word

  init(_ name: String) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    if !name.isEmpty, name.utf8.allSatisfy({ digits.contains($0) }) {
      self = .identity("numbers")
    } else if TextForm.bytes(ofUUID: name.lowercased()) != nil {
      self = .identity("UUIDs")
    } else if CalendarText.days(ofDate: name.utf8) != nil {
      self = .identity("dates")
    } else if name.utf8.count >= 16, TextForm.bytes(ofHexadecimal: Array(name.utf8)) != nil {
      self = .identity("hexadecimal")
    } else if name.utf8.contains(where: { digits.contains($0) }) {
      var text = ""
      for character in name where character != "#" {
        let isDigit = character.isASCII && character.isNumber
        if !isDigit { text.append(character) } else if text.last != "#" { text.append("#") }
      }
      self = .numbered(text)
    } else {
      self = .word
    }
  }
}
