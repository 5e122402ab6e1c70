import CostModel
import Foundation

/// A back-test in a document: the measured bodies of today's format against the logged ones.
struct BackTestEntry: Encodable {
  let endpoints: [Row]
  let total: Row
  /// Endpoints of which no bodies were given; they are taken to stay as they are.
  let unknown: [Unknown]
  let unknownShareOfAnswers: Decimal
  let unknownShareOfAnswerBytes: Decimal

  struct Row: Encodable {
    let endpoint: String
    let answers: Int
    let predictedBodyBytes: Decimal
    let loggedBodyBytes: Decimal
    /// Predicted ÷ logged − 1; absent where nothing was logged.
    let error: Decimal?
  }

  struct Unknown: Encodable {
    let endpoint: String
    let answers: Int
    let loggedBodyBytes: Int
  }

  init(_ backTest: BackTest) throws(ArithmeticFailure) {
    endpoints = try backTest.rows.map(Row.init)
    total = try Row(backTest.total)
    unknown = backTest.unknown.map {
      Unknown(endpoint: $0.name, answers: $0.answers, loggedBodyBytes: $0.bytes)
    }
    unknownShareOfAnswers = try backTest.unknownShareOfAnswers().magnitude.decimal
    unknownShareOfAnswerBytes = try backTest.unknownShareOfBytes().magnitude.decimal
  }
}

extension BackTestEntry.Row {
  fileprivate init(_ row: BackTest.Row) throws(ArithmeticFailure) {
    endpoint = row.name
    answers = row.answers
    predictedBodyBytes = row.predicted.magnitude.decimal
    loggedBodyBytes = row.logged.magnitude.decimal
    error = try row.error()?.magnitude.decimal
  }
}
