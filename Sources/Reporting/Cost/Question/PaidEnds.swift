/// Whose processors are paid for.
public enum PaidEnds: String, CaseIterable, Sendable {
  /// The server's: it decodes requests and encodes responses.
  case server
  /// The client's: it encodes requests and decodes responses.
  case client
  /// Both: one's own services call one another.
  case both
  /// Nobody's.
  case none

  var includesServer: Bool { self == .server || self == .both }
  var includesClient: Bool { self == .client || self == .both }
}
