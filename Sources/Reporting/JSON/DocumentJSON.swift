import CostModel
import Foundation

/// How the documents for other programs are spelled.
enum DocumentJSON {
  /// A document as JSON text with sorted keys in snake case, ended by a line feed.
  static func text(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}

extension Rational {
  /// The number for a JSON document, rounded to nine digits after the point.
  var decimal: Decimal {
    // The text is a plain decimal number, which `Decimal` always reads.
    Decimal(string: decimalText(grouped: false).text, locale: nil) ?? .nan
  }
}

/// What something costs besides, in a document.
struct SwitchCostEntry: Encodable {
  let label: String
  let recurrence: String
  let formula: String
  let amountDollars: Decimal
  let reason: String
  let options: [String]

  init(_ cost: SwitchCost) {
    label = cost.label
    recurrence = cost.recurrence == .once ? "once" : "every month"
    formula = cost.formula
    amountDollars = cost.amount.magnitude.decimal
    reason = cost.reason
    options = cost.parameters.map { "--\($0.rawValue)" }
  }
}
