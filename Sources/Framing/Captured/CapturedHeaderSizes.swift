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
  /// The headers of the requests, without what carries a session.
  public let request: Message
  /// The headers of the responses.
  public let response: Message
  /// The fields and parameters of the requests that carry a session.
  public let state: Message

  /// States sizes.
  public init(requests: Int, request: Message, response: Message, state: Message) {
    self.requests = requests
    self.request = request
    self.response = response
    self.state = state
  }
}
