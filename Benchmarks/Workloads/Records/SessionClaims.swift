// Generated from Schemas/session_claims.proto by `serbench schema generate`; change that file and run it again.
//
// What is inside a signed session token: sent with every request, so its size counts more often than any body's.

public import RecordModel

/// The registered claims of RFC 7519, section 4.1, and a few of one's own.
@frozen
public struct SessionClaims: Record {
  /// `iss`: who made the token.
  public var issuer = ""
  /// `sub`: who it is about.
  public var subject = ""
  /// `aud`: who may accept it.
  public var audience: [String] = []
  /// `exp`: seconds since 1970-01-01T00:00:00Z.
  public var expiresAt: Int64 = 0
  /// `iat`: seconds since 1970-01-01T00:00:00Z.
  public var issuedAt: Int64 = 0
  /// `jti`: 16 random bytes.
  public var tokenId: [UInt8] = []
  public var roles: [String] = []
  public var tenant: String?
  /// Whether a second factor was used.
  public var isStronglyAuthenticated = false

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "SessionClaims",
    [
      FieldSchema(
        1, "issuer", .string, jsonName: "iss", documentation: "`iss`: who made the token."),
      FieldSchema(2, "subject", .string, jsonName: "sub", documentation: "`sub`: who it is about."),
      FieldSchema(
        3, "audience", .string, .repeated, jsonName: "aud",
        documentation: "`aud`: who may accept it."),
      FieldSchema(
        4, "expires_at", .int64, jsonName: "exp",
        documentation: "`exp`: seconds since 1970-01-01T00:00:00Z."),
      FieldSchema(
        5, "issued_at", .int64, jsonName: "iat",
        documentation: "`iat`: seconds since 1970-01-01T00:00:00Z."),
      FieldSchema(6, "token_id", .bytes, jsonName: "jti", documentation: "`jti`: 16 random bytes."),
      FieldSchema(7, "roles", .string, .repeated),
      FieldSchema(8, "tenant", .string, .optional),
      FieldSchema(
        9, "is_strongly_authenticated", .bool, documentation: "Whether a second factor was used."),
    ],
    documentation: "The registered claims of RFC 7519, section 4.1, and a few of one's own.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(issuer, field: 1)
    try encoder.encode(subject, field: 2)
    try encoder.encode(audience, field: 3)
    try encoder.encode(expiresAt, field: 4)
    try encoder.encode(issuedAt, field: 5)
    try encoder.encode(tokenId, field: 6)
    try encoder.encode(roles, field: 7)
    try encoder.encode(tenant, field: 8)
    try encoder.encode(isStronglyAuthenticated, field: 9)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&issuer)
      case 2: try decoder.decode(&subject)
      case 3: try decoder.decode(&audience, new: String.init)
      case 4: try decoder.decode(&expiresAt)
      case 5: try decoder.decode(&issuedAt)
      case 6: try decoder.decode(&tokenId)
      case 7: try decoder.decode(&roles, new: String.init)
      case 8: try decoder.decode(&tenant, new: String.init)
      case 9: try decoder.decode(&isStronglyAuthenticated)
      default: try decoder.skipField()
      }
    }
  }
}

/// The sessions of one person, as a security page lists them.
@frozen
public struct SessionClaimsList: Record {
  public var sessions: [SessionClaims] = []

  /// A record with every field at its default.
  @inlinable public init() {}

  public static let schema = RecordSchema(
    "SessionClaimsList",
    [
      FieldSchema(1, "sessions", .record(SessionClaims.schema), .repeated)
    ],
    documentation: "The sessions of one person, as a security page lists them.")

  @inlinable
  public func encode<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try encoder.encode(sessions, field: 1)
  }

  @inlinable
  public mutating func decode<Decoder: RecordDecoder & ~Copyable>(
    from decoder: inout Decoder
  ) throws(DecodingFailure) {
    while true {
      switch try decoder.nextField() {
      case 0: return
      case 1: try decoder.decode(&sessions, new: SessionClaims.init)
      default: try decoder.skipField()
      }
    }
  }
}
