/// One line of a calculation: what is computed, the formula with its numbers put in, and the result.
public struct WorkStep: Hashable, Sendable {
  /// What the line computes.
  public let label: String
  /// The formula, its numbers and units put in: `8 MB/s × 3,600 s`.
  public let formula: String
  /// The exact result and how it is shown.
  public let result: FormattedQuantity
  /// Whether the line holds exactly as shown, with no digit of it rounded away.
  public let isExact: Bool

  init(
    _ label: String, _ formula: String, from operands: [FormattedQuantity] = [],
    gives result: FormattedQuantity
  ) {
    self.label = label
    self.formula = formula
    self.result = result
    isExact = !result.isRounded && operands.allSatisfy { !$0.isRounded }
  }
}
