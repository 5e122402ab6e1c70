import Bytes
public import NativeCodecs
public import RecordModel

extension JSONValue {
  /// Reads a document.
  ///
  /// - Throws: ``DocumentFailure`` where the bytes are no JSON, go over a limit, or have an object with two members of one
  ///   name.
  public init(
    reading bytes: [UInt8], limits: DecodingLimits = .standard
  ) throws(DocumentFailure) {
    self = try JSONTokenizer.readingDocument(bytes, limits: limits) {
      tokens, first throws(DocumentFailure) in
      try JSONValue(first, &tokens)
    }
  }

  /// Reads the value that begins with a token. Recursive, as deep as the limits allow.
  private init(_ token: JSONToken, _ tokens: inout JSONTokenizer) throws(DocumentFailure) {
    switch token {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let number): self = .number(number.text)
    case .string(let text): self = .string(text)
    case .beginArray:
      var elements: [JSONValue] = []
      while let token = try tokens.nextToken(), token != .endArray {
        do throws(DocumentFailure) {
          elements.append(try JSONValue(token, &tokens))
        } catch {
          throw error.inside(.element(elements.count))
        }
      }
      self = .array(elements)
    case .beginObject:
      var members: [Member] = []
      var names: Set<ExactText> = []
      while case .name(let name)? = try tokens.nextToken() {
        do throws(DocumentFailure) {
          guard names.insert(ExactText(name)).inserted else {
            throw tokens.failed(.duplicateMember(name))
          }
          guard let token = try tokens.nextToken() else { break }
          members.append(Member(name, try JSONValue(token, &tokens)))
        } catch {
          throw error.inside(.member(name))
        }
      }
      self = .object(members)
    case .name, .endObject, .endArray: preconditionFailure("a value begins with another token")
    }
  }
}

// MARK: - Tokens, with failures of documents

extension JSONTokenizer {
  /// Lends `body` a tokenizer of a document whose first token has been read, and sees to it that nothing follows.
  static func readingDocument<Result>(
    _ bytes: [UInt8], limits: DecodingLimits,
    _ body: (inout JSONTokenizer, JSONToken) throws(DocumentFailure) -> Result
  ) throws(DocumentFailure) -> Result {
    let outcome: Swift.Result<Result, DocumentFailure>
    do throws(DecodingFailure) {
      outcome = try JSONTokenizer.reading(bytes.rawSpan, limits: limits) { tokens in
        do throws(DocumentFailure) {
          guard let first = try tokens.nextToken() else {
            throw DocumentFailure(.malformed("there is no document"))
          }
          let result = try body(&tokens, first)
          _ = try tokens.nextToken()
          return .success(result)
        } catch {
          return .failure(error)
        }
      }
    } catch {
      throw DocumentFailure(error)
    }
    return try outcome.get()
  }

  /// The next token; `nil` behind the last one.
  mutating func nextToken() throws(DocumentFailure) -> JSONToken? {
    do throws(DecodingFailure) {
      return try next()
    } catch {
      throw DocumentFailure(error)
    }
  }

  /// A failure at the place where the tokenizer stands.
  func failed(_ reason: DocumentFailure.Reason) -> DocumentFailure {
    DocumentFailure(reason, line: line)
  }
}

extension DocumentFailure {
  /// The failure of a JSON reader.
  init(_ failure: DecodingFailure) {
    let reason: Reason =
      switch failure.reason {
      case .inputTooLong(_, let limit): .documentTooLong(limit: limit)
      case .nestingTooDeep(let limit): .nestingTooDeep(limit: limit)
      case .stringTooLong(let count, let limit):
        .tooMuch("a text is \(count) bytes long, and the longest that is read has \(limit)")
      default: .malformed(failure.reason.finding)
      }
    self.init(reason, line: failure.line)
  }
}
