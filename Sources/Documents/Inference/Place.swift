import Bytes
import NativeCodecs

/// What has been seen at one place of the documents: kinds of value, and what they have in common.
///
/// A tree of places is as large as the documents are various, and not as they are many.
final class Place {
  private let ledger: InferenceLedger
  /// How many values there are, `null` too.
  private(set) var count = 0
  private(set) var nulls = 0
  private(set) var bools = 0
  private(set) var numbers = NumberFacts()
  private(set) var texts = TextFacts()
  private(set) var objects = ObjectFacts()
  private(set) var arrays = ArrayFacts()
  /// The number of the object in which a member was last seen, to find those that are there twice.
  private var lastObject = 0

  /// The place of whole documents.
  init(root ledger: InferenceLedger) {
    self.ledger = ledger
    ledger.places += 1
  }

  /// A place within another.
  convenience init(_ ledger: InferenceLedger) throws(DocumentFailure) {
    self.init(root: ledger)
    guard ledger.places <= ledger.limits.places else {
      throw DocumentFailure(
        .tooMuch(
          "the documents have more than \(ledger.limits.places) different places, which is as many as are told apart"
        ))
    }
  }

  deinit {
    ledger.places -= 1
  }

  // MARK: Observing

  /// Takes a value into account whose first token has been read.
  func observe(
    _ token: JSONToken, _ tokens: inout JSONTokenizer
  ) throws(DocumentFailure) {
    count += 1
    switch token {
    case .null: nulls += 1
    case .bool: bools += 1
    case .number(let number):
      do throws(DocumentFailure) {
        try numbers.observe(number)
      } catch {
        throw tokens.failed(error.reason)
      }
    case .string(let text): texts.observe(text, limits: ledger.limits)
    case .beginObject: try observeObject(&tokens)
    case .beginArray: try observeArray(&tokens)
    case .name, .endObject, .endArray: preconditionFailure("a value begins with another token")
    }
  }

  private func observeObject(_ tokens: inout JSONTokenizer) throws(DocumentFailure) {
    ledger.objects += 1
    let object = ledger.objects
    var names: Set<ExactText> = []
    var members = 0
    while case .name(let name)? = try tokens.nextToken() {
      do throws(DocumentFailure) {
        let member = try objects.place(of: name, ledger)
        let isNew =
          objects.isMap ? names.insert(ExactText(name)).inserted : member.enter(object: object)
        guard isNew else { throw tokens.failed(.duplicateMember(name)) }
        guard let token = try tokens.nextToken() else { return }
        try member.observe(token, &tokens)
      } catch {
        throw error.inside(.member(name))
      }
      members += 1
    }
    objects.add(members: members)
  }

  private func enter(object: Int) -> Bool {
    defer { lastObject = object }
    return lastObject != object
  }

  private func observeArray(_ tokens: inout JSONTokenizer) throws(DocumentFailure) {
    var length = 0
    while let token = try tokens.nextToken(), token != .endArray {
      do throws(DocumentFailure) {
        try arrays.place(ofElement: length, ledger).observe(token, &tokens)
      } catch {
        throw error.inside(.element(length))
      }
      length += 1
    }
    try arrays.add(length: length, ledger)
  }

  // MARK: Merging

  /// Takes what was seen at another place into account, which is not used any more.
  func merge(_ other: Place) throws(DocumentFailure) {
    count += other.count
    nulls += other.nulls
    bools += other.bools
    numbers.merge(other.numbers)
    texts.merge(other.texts, limits: ledger.limits)
    try objects.merge(other.objects, ledger)
    try arrays.merge(other.arrays, ledger)
  }

  /// A place with what was seen at several.
  static func merged(
    _ places: some Sequence<Place>, _ ledger: InferenceLedger
  ) throws(DocumentFailure) -> Place {
    let result = try Place(ledger)
    for place in places { try result.merge(place) }
    return result
  }
}
