/// Requests that a server answers by the same code, as far as their addresses tell: a method, a host and a path whose
/// variable parts are folded.
///
///     let endpoint = try Endpoint(method: "GET", url: "https://Shop.example/v1/items/1234?fields=name")
///     print(endpoint)  // GET shop.example/v1/items/{number}
///
/// Query, fragment, user name and password are left out. Everything in an endpoint is printable ASCII without spaces, so
/// that equality is equality of bytes; ``FoldedPath`` says which parts of a path are folded.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
  /// The method as it was sent, such as `GET`; methods differ by case (RFC 9110, section 9.1).
  public let method: String
  /// The host in lower case, with its port unless it is the scheme's own; `nil` where it is not known.
  public let host: String?
  /// The path, which begins with a slash; `*` and a CONNECT's `host:port` are the other forms of a target.
  public let path: String

  /// `GET shop.example/v1/items/{number}`
  public var description: String { "\(method) \(host ?? "")\(path)" }

  /// The endpoint of a request, by its whole URL.
  public init(method: String, url: String) throws(EndpointFailure) {
    self.init(method: try Self.checked(method), url: try RequestURL(url))
  }

  /// The endpoint of a request, by its target as it is in the request line: a path, a whole URL, `*`, or `host:port`.
  ///
  /// Source: RFC 9112, section 3.2.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - target: The target. A whole URL has a host of its own, which is used in place of `host`.
  ///   - host: The value of the field `host`, if it is known.
  public init(
    method: String, target: some Collection<UInt8>, host: String? = nil
  ) throws(EndpointFailure) {
    let method = try Self.checked(method)
    let target = Array(target)
    let known = try host.map { host throws(EndpointFailure) in
      try RequestURL.host(Array(host.utf8)[...], scheme: "")
    }
    if target.first == UInt8(ascii: "/") {
      let path = FoldedPath(RequestURL.path(of: target[...])).text
      self.init(method: method, host: known, path: path)
    } else if method == "CONNECT" {
      self.init(method: method, host: try RequestURL.host(target[...], scheme: ""), path: "")
    } else if target == [UInt8(ascii: "*")] {
      self.init(method: method, host: known, path: "*")
    } else {
      self.init(method: method, url: try RequestURL(target))
    }
  }

  private init(method: String, host: String?, path: String) {
    self.method = method
    self.host = host
    self.path = path
  }

  init(method: String, url: RequestURL) {
    self.init(method: method, host: url.host, path: FoldedPath(url.path).text)
  }

  /// A method is a token (RFC 9110, sections 5.6.2 and 9.1); those of the registry are letters and hyphens, and none is
  /// longer than `UPDATEREDIRECTREF`. Others could be anything, and are printed.
  static func checked(_ method: String) throws(EndpointFailure) -> String {
    guard (1...20).contains(method.utf8.count),
      method.utf8.allSatisfy({ ASCII.isLetter($0) || $0 == UInt8(ascii: "-") })
    else { throw .malformedMethod }
    return method
  }
}

extension Endpoint: Comparable {
  /// By host, path and method.
  public static func < (left: Endpoint, right: Endpoint) -> Bool {
    (left.host ?? "", left.path, left.method) < (right.host ?? "", right.path, right.method)
  }
}

/// Why a request has no endpoint. The text of the request is not quoted, since it may hold secrets.
public enum EndpointFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The method is not a word of at most 20 letters.
  case malformedMethod
  /// The URL is not `scheme://host/path`; the text says which part is not.
  case malformedURL(String)
  /// The URL is of a scheme that does not use HTTP, such as `data`.
  case otherScheme(String)

  public var description: String {
    switch self {
    case .malformedMethod: "the method is not a word such as GET or POST"
    case .malformedURL(let reason): "the URL \(reason)"
    case .otherScheme(let scheme): "the URL's scheme is \(scheme), which is not HTTP"
    }
  }
}
