/// Which names and values say that something carries a session.
///
/// A capture does not say what a server does with what it is sent, so these are the conventions of frameworks and APIs.
enum StateRules {
  // MARK: Cookies

  /// Cookies of audience measurement, which look like identifiers of sessions and are not.
  private static let trackers = [
    "_ga", "_gid", "_gat", "_gcl", "_fbp", "_fbc", "__utm", "_hj", "_pk_", "_clck", "_clsk", "ajs_",
    "amplitude", "mp_", "optimizely", "_uet", "intercom-device", "muc_ads", "datr",
  ]

  /// What a cookie carries, by its name and its value.
  static func cookie(name: some StringProtocol, value: some StringProtocol) -> StateKind {
    if SignedToken.isJWT(value) { return .signedToken }
    let lower = name.lowercased()
    if trackers.contains(where: lower.hasPrefix) { return .otherCookie }
    return isSessionName(name) || isOpaque(value) ? .sessionCookie : .otherCookie
  }

  /// `JSESSIONID`, `PHPSESSID`, `ASP.NET_SessionId`, `connect.sid`, `auth_token`, `remember_me`, `_csrf` and the like.
  private static func isSessionName(_ name: some StringProtocol) -> Bool {
    SafeName.words(name).contains { word in
      word.contains("sess") || word.contains("token") || word.contains("csrf")
        || word.contains("xsrf") || word.hasSuffix("sid") && word.count <= 7
        || word.hasPrefix("auth") && !word.hasPrefix("author")
        || ["jwt", "login", "logged", "remember", "identity", "ticket"].contains(word)
    }
  }

  /// Whether a value is a random identifier and not a setting.
  private static func isOpaque(_ value: some StringProtocol) -> Bool {
    let kind = SegmentKind(Array(value.utf8)[...])
    return kind == .uuid || kind == .hash || kind == .id || kind == .token
  }

  // MARK: Header fields

  /// Schemes of `Authorization` that may be printed (the registry of RFC 9110, section 16.4.1, and some of APIs).
  private static let schemes: Set<String> = [
    "basic", "bearer", "digest", "dpop", "hoba", "mutual", "negotiate", "ntlm", "oauth", "vapid",
    "scram-sha-1", "scram-sha-256", "aws4-hmac-sha256", "hawk", "token", "apikey", "signature",
    "sharedkey",
  ]

  /// What a header field carries; `nil` for a field that carries no state. Cookies are told apart by ``cookie(name:value:)``.
  static func field(name: String, value: String) -> StateCarrier? {
    if value.isEmpty || name == "cookie" { return nil }
    if name == "authorization" || name == "proxy-authorization" {
      let parts = value.split(separator: " ")
      let scheme = parts.first.map { $0.lowercased() } ?? ""
      let isJWT = parts.contains { SignedToken.isJWT($0) }
      return StateCarrier(
        kind: isJWT ? .signedToken : .otherToken, place: .authorization,
        name: schemes.contains(scheme) ? scheme : "{unknown scheme}")
    }
    let isJWT = SignedToken.isJWT(value.split(separator: " ").last ?? "")
    guard isJWT || isTokenField(name) else { return nil }
    return StateCarrier(
      kind: isJWT ? .signedToken : .otherToken, place: .header, name: SafeName.shown(name))
  }

  /// `X-Api-Key`, `X-Auth-Token`, `X-CSRF-Token`, `X-Session-Id`, `Ocp-Apim-Subscription-Key` and the like.
  private static func isTokenField(_ name: String) -> Bool {
    if ["sec-", "access-control-", "content-", "accept"].contains(where: name.hasPrefix) {
      return false
    }
    return isTokenName(name)
  }

  // MARK: The URL

  /// What a parameter of a URL carries; `nil` for one that carries no state.
  static func parameter(
    name: some StringProtocol, value: some StringProtocol, in place: StateCarrier.Place
  ) -> StateCarrier? {
    if value.isEmpty { return nil }
    let isJWT = SignedToken.isJWT(value)
    let words = SafeName.words(name)
    let isCursor = words.contains {
      ["page", "next", "cursor", "continuation", "sync"].contains($0)
    }
    guard isJWT || !isCursor && (isTokenName(name) || words == ["key"] || words == ["sig"]) else {
      return nil
    }
    return StateCarrier(
      kind: isJWT ? .signedToken : .otherToken, place: place, name: SafeName.shown(name))
  }

  /// Whether a name is one of keys, tokens, passwords and sessions.
  private static func isTokenName(_ name: some StringProtocol) -> Bool {
    let words = SafeName.words(name)
    let ofKeys: Set = ["api", "access", "auth", "secret", "subscription", "account", "app"]
    if words.contains("key"), !ofKeys.isDisjoint(with: words) { return true }
    return words.contains { word in
      word.contains("token") || word.hasPrefix("session") || word.hasSuffix("sessionid")
        || [
          "auth", "apikey", "authkey", "jwt", "secret", "password", "passwd", "pwd", "sid",
          "phpsessid",
        ]
        .contains(word)
        || ["credential", "credentials", "signature"].contains(word)
    }
  }
}
