public import CostModel
import Foundation
public import Traffic

/// How state travels in the requests of a capture, as a JSON document. Values of cookies and tokens are not in it.
///
/// Keys are in snake case with their units. Whatever grows a document keeps ``version``; whatever changes the meaning of a
/// key raises it.
public struct SessionsDocument: Encodable {
  /// The version of this layout.
  public let version = 1
  let requests: Int
  let requestsLeftOut: Int
  let meanBytes: Bytes
  /// Absent where no rate is given.
  let requestsPerSecond: Decimal?
  /// Bytes in 30 days.
  let monthBytes: Bytes?
  let ways: [Way]
  let carriers: [CarrierEntry]
  let cookiesSet: CookiesSet
  let entries: [Entry]

  struct Bytes: Encodable {
    let http1: Decimal
    let http2: Decimal
    let http2Again: Decimal
  }

  struct Way: Encodable {
    let kinds: [String]
    let requests: Int
    let meanBytes: Bytes
  }

  struct CarrierEntry: Encodable {
    let place: String
    let name: String
    let kind: String
    let requests: Int?
  }

  struct CookiesSet: Encodable {
    let responses: Int
    let cookies: Int
    let http1Bytes: Int
  }

  struct Entry: Encodable {
    let entry: Int
    let method: String
    let host: String
    let path: String
    let queryNames: [String]
    let status: Int
    let kinds: [String]
    let carriers: [CarrierEntry]
    let http1Bytes: Int
    let http2Bytes: Int
    let http2AgainBytes: Int
    let cookiesSet: Int
  }

  /// Lays a log out; throws where a figure needs more digits than exact arithmetic has.
  public init(_ log: SessionLog, rate: RequestRate? = nil) throws(ArithmeticFailure) {
    let summary = SessionSummary(log.rows)
    requests = log.rows.count
    requestsLeftOut = log.leftOut
    meanBytes = try Bytes(summary.all, times: 1)
    requestsPerSecond = rate?.magnitude.decimal
    monthBytes = try rate.map { rate throws(ArithmeticFailure) in
      try Bytes(summary.all, times: rate.magnitude * TimeSpan.month.magnitude)
    }
    ways = try summary.groups.map { group throws(ArithmeticFailure) in
      Way(
        kinds: group.kinds.map(\.rawValue), requests: group.requests,
        meanBytes: try Bytes(group, times: 1))
    }
    carriers = summary.carriers.map { CarrierEntry($0.carrier, requests: $0.requests) }
    cookiesSet = CookiesSet(
      responses: summary.cookiesSet.responses, cookies: summary.cookiesSet.cookies,
      http1Bytes: summary.cookiesSet.textBytes)
    entries = log.rows.map(Entry.init)
  }

  /// The document as JSON text with sorted keys, ended by a line feed.
  public func json() throws -> String { try DocumentJSON.text(self) }
}

extension SessionsDocument.Bytes {
  /// The means of a group's requests, times a factor.
  fileprivate init(
    _ group: SessionSummary.Group, times factor: Rational
  ) throws(ArithmeticFailure) {
    let requests = Rational(max(1, group.requests))
    http1 = try (Rational(group.totalCost.text) / requests * factor).decimal
    http2 = try (Rational(group.totalCost.compressed) / requests * factor).decimal
    http2Again = try (Rational(group.totalCost.repeated) / requests * factor).decimal
  }
}

extension SessionsDocument.CarrierEntry {
  fileprivate init(_ carrier: StateCarrier, requests: Int? = nil) {
    place = carrier.place.rawValue
    name = carrier.name
    kind = carrier.kind.rawValue
    self.requests = requests
  }
}

extension SessionsDocument.Entry {
  fileprivate init(_ row: SessionRow) {
    entry = row.number
    method = row.endpoint.method
    host = row.endpoint.host ?? ""
    path = row.endpoint.path
    queryNames = row.parameterNames
    status = row.status
    kinds = row.kinds.map(\.rawValue)
    carriers = row.carriers.map { SessionsDocument.CarrierEntry($0) }
    http1Bytes = row.cost.text
    http2Bytes = row.cost.compressed
    http2AgainBytes = row.cost.repeated
    cookiesSet = row.cookiesSet
  }
}
