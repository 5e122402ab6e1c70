import CostModel

extension CostProjection {
  /// What a reader must know of the answer, each in a sentence: where it is not about the logged traffic, and what could not be
  /// counted.
  func warnings() throws(ArithmeticFailure) -> [String] {
    try [contradiction()].compactMap(\.self) + omissions
  }

  /// From this error of the back-test on, the answer is about something else than what was logged.
  private static let mostError: Rational = (try? 1 / 4) ?? .zero

  private func contradiction() throws(ArithmeticFailure) -> String? {
    guard let total = scenario.backTest?.total, let error = try total.error(),
      max(error.magnitude, -error.magnitude) > Self.mostError
    else { return nil }
    let percent = try Share(magnitude: max(error.magnitude, -error.magnitude))
      .formattedAsPercent(fractionDigits: 0)
    return "The payload is not what the server logged: the measured bodies predict \(percent) "
      + "\(error > .zero ? "more" : "fewer") bytes than the log has, so this answer is about other traffic "
      + "(see the back-test)."
  }
}
