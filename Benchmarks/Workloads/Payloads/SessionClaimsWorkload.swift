public import Randomness

/// Token contents: a few short fields, where names and framing are most of the bytes.
public enum SessionClaimsWorkload: GeneratedWorkload {
  public static let name = "session-claims"
  public static let summary = "the content of a signed session token"
  public static let purpose = "small, and sent with every request; names weigh more than values"
  public static let sampleCount = 50
  public static let batchCount = 20
  public static let seed: UInt64 = 6

  public static func item(_ index: Int, _ generator: inout SeededGenerator) -> SessionClaims {
    var claims = SessionClaims()
    claims.issuer = "https://login.example.com"
    claims.subject = generator.uuid()
    claims.audience = ["api.example.com"] + (generator.chance(0.3) ? ["admin.example.com"] : [])
    claims.issuedAt = Int64(Epoch.seconds - generator.integer(in: 0...3600))
    claims.expiresAt = claims.issuedAt + 3600
    claims.tokenId = generator.bytes(16)
    claims.roles = ["reader"] + (generator.chance(0.4) ? ["editor"] : [])
    if generator.chance(0.5) { claims.tenant = generator.pick(Lexicon.words) }
    claims.isStronglyAuthenticated = generator.chance(0.35)
    return claims
  }

  public static func batch(_ items: [SessionClaims]) -> SessionClaimsList {
    var list = SessionClaimsList()
    list.sessions = items
    return list
  }
}
