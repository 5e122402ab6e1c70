public import HeaderCompression

/// What the headers of captured exchanges take, as means in whole bytes. No field is in it, since fields may hold secrets.
public struct CapturedHeaderSizes: Hashable, Sendable {
  /// What a message's header takes, in bytes.
  public struct Message: Hashable, Sendable {
    /// In HTTP/1.1, as text.
    public var text: Int
    /// In HTTP/2, as a header block, when the same fields came before on the connection.
    public var compressed: Int

    /// States sizes.
    public init(text: Int = 0, compressed: Int = 0) {
      self.text = text
      self.compressed = compressed
    }

    package static func += (left: inout Message, right: Message) {
      left.text += right.text
      left.compressed += right.compressed
    }

    /// The mean of so many messages, to the nearest whole byte.
    package static func / (sum: Message, count: Int) -> Message {
      func mean(_ bytes: Int) -> Int { count > 0 ? (bytes + count / 2) / count : 0 }
      return Message(text: mean(sum.text), compressed: mean(sum.compressed))
    }
  }

  /// How many exchanges were captured.
  public let requests: Int
  /// How many of them have fields or parameters that carry a session.
  public let requestsWithState: Int
  /// The headers of the requests, without what carries a session.
  public private(set) var request: Message
  /// The headers of the responses.
  public private(set) var response: Message
  /// The headers of the responses in HTTP/2, as header blocks that do without HPACK's dynamic table.
  public private(set) var literalResponse: Int
  /// The fields and parameters of the requests that carry a session.
  public private(set) var state: Message

  /// States sizes.
  public init(
    requests: Int, requestsWithState: Int, request: Message, response: Message,
    literalResponse: Int, state: Message
  ) {
    self.requests = requests
    self.requestsWithState = requestsWithState
    self.request = request
    self.response = response
    self.literalResponse = literalResponse
    self.state = state
  }
}

// MARK: - Other fields

extension CapturedHeaderSizes {
  /// The same headers with further fields in every request and every response.
  public func adding(
    toRequests requestFields: [HeaderField], toResponses responseFields: [HeaderField]
  ) -> CapturedHeaderSizes {
    var sizes = self
    sizes.request += Message(requestFields)
    return sizes.changingResponses(adding: responseFields, in: requests)
  }

  /// The same headers with further fields in so many of the responses, or without fields that these have.
  public func changingResponses(
    adding added: [HeaderField] = [], removing removed: [HeaderField] = [], in count: Int
  ) -> CapturedHeaderSizes {
    let change = added.map { ($0, 1) } + removed.map { ($0, -1) }
    var (sum, literal) = (Message(), 0)
    for (field, sign) in change {
      let size = Message([field])
      sum += Message(text: sign * size.text, compressed: sign * size.compressed)
      literal += sign * StaticHeaderCompressor().compressed([field]).count
    }
    func mean(_ bytes: Int) -> Int {
      requests > 0 ? Int((Double(bytes * count) / Double(requests)).rounded()) : 0
    }
    var sizes = self
    sizes.response += Message(text: mean(sum.text), compressed: mean(sum.compressed))
    sizes.literalResponse += mean(literal)
    return sizes
  }

  /// The same headers where each request that carries a session carries this one instead.
  public func carrying(_ session: SessionIdentity) -> CapturedHeaderSizes {
    let size = Message(MessageHeaders.fields(of: session))
    let sum = Message(
      text: requestsWithState * size.text, compressed: requestsWithState * size.compressed)
    var sizes = self
    sizes.state = sum / requests
    return sizes
  }
}

extension CapturedHeaderSizes.Message {
  /// What fields take: as lines of text, and as libnghttp2 writes them when they came before on the connection.
  fileprivate init(_ fields: [HeaderField]) {
    let compressor = HeaderCompressor()
    // The first block says how large the table is, so the second one has the fields alone.
    _ = compressor.compressed(fields)
    self.init(
      text: fields.reduce(0) { $0 + $1.name.utf8.count + 2 + $1.value.utf8.count + 2 },
      compressed: fields.isEmpty ? 0 : compressor.compressed(fields).count)
  }
}
