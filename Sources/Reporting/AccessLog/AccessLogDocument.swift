import CostModel
import Foundation
public import Traffic

/// What a log of accesses says of the traffic, as a JSON document. Addresses, users and queries are not in it.
///
/// Keys are in snake case with their units. Whatever grows a document keeps ``version``; whatever changes the meaning of a
/// key raises it.
public struct AccessLogDocument: Encodable {
  /// The version of this layout.
  public let version = 1
  let files: [String]
  let requests: Int
  let unreadLines: Int
  let firstUnreadLines: [String]
  /// Times are of RFC 3339, in the log's zone.
  let firstTime: String
  let lastTime: String
  let spanSeconds: Int
  let meanRequestsPerSecond: Decimal
  let peakRequestsPerSecond: Decimal
  let busiestMinute: Peak
  let busiestSecond: Peak?
  /// Absent where the log spans less than a day.
  let hours: [Hour]?
  let sizesCountHeaders: Bool
  let endpoints: [Entry]
  let others: Counts
  let unreadableAddresses: Counts
  let total: Counts

  struct Peak: Encodable {
    let start: String
    let requests: Int
  }

  struct Hour: Encodable {
    let hour: Int
    let requests: Int
    let coveredSeconds: Int
    let requestsPerSecond: Decimal
  }

  struct Entry: Encodable {
    let endpoint: String
    let method: String
    let host: String?
    let path: String
    let shareOfRequests: Decimal
    let counts: Counts
  }

  struct Counts: Encodable {
    let requests: Int
    /// Of 1xx to 5xx.
    let requestsByStatusClass: [Int]
    let answersWithBody: Int
    let answerBodyBytes: Int
    let meanAnswerBodyBytes: Decimal?
    let otherResponsesWithBody: Int
    let otherBodyBytes: Int
    let responsesWithoutBody: Int
    let responsesWithoutSize: Int

    init(_ accesses: EndpointAccesses) {
      requests = accesses.requests
      requestsByStatusClass = accesses.byStatusClass
      answersWithBody = accesses.answers.count
      answerBodyBytes = accesses.answers.bytes
      meanAnswerBodyBytes = accesses.meanAnswer?.magnitude.decimal
      otherResponsesWithBody = accesses.otherBodies.count
      otherBodyBytes = accesses.otherBodies.bytes
      responsesWithoutBody = accesses.withoutBody
      responsesWithoutSize = accesses.withoutSize
    }
  }

  /// Lays a log out.
  public init(_ log: AccessLog) {
    files = log.files
    requests = log.requests
    unreadLines = log.unreadLines
    firstUnreadLines = log.firstUnreadLines.map(\.description)
    firstTime = "\(log.first)"
    lastTime = "\(log.last)"
    spanSeconds = log.spanSeconds
    meanRequestsPerSecond = log.meanRate.magnitude.decimal
    peakRequestsPerSecond = log.peakRate.magnitude.decimal
    busiestMinute = Peak(log.busiestMinute)
    busiestSecond = log.busiestSecond.map(Peak.init)
    hours = log.hours?.enumerated().map { hour, counted in
      Hour(
        hour: hour, requests: counted.requests, coveredSeconds: counted.seconds,
        requestsPerSecond: AccessLog.rate(counted.requests, in: counted.seconds).magnitude.decimal)
    }
    sizesCountHeaders = log.sizesCountHeaders
    endpoints = log.endpoints.map { each in
      Entry(
        endpoint: each.endpoint.description, method: each.endpoint.method,
        host: each.endpoint.host, path: each.endpoint.path,
        shareOfRequests: Rational.ratio(each.accesses.requests, log.requests).decimal,
        counts: Counts(each.accesses))
    }
    others = Counts(log.others)
    unreadableAddresses = Counts(log.unreadable)
    total = Counts(log.total)
  }

  /// The document as JSON text.
  public func json() throws -> String { try DocumentJSON.text(self) }
}

extension AccessLogDocument.Peak {
  fileprivate init(_ peak: AccessLog.Peak) {
    start = "\(peak.start)"
    requests = peak.requests
  }
}
