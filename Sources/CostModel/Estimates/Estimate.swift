public import Randomness

/// A number that is known, or a range in which it lies.
///
/// `20` is known; of `10..40` every value is as likely as another; of `10..20..40` values near 20 are likelier, falling off
/// in straight lines to both ends (a triangular distribution).
public struct Estimate: Hashable, Sendable {
  /// The least value.
  public let low: Rational
  /// The value to calculate with where there can be but one: the likeliest, or the middle of a range without one.
  public let likely: Rational
  /// The greatest value.
  public let high: Rational
  /// Whether the likeliest value was given.
  public let hasMode: Bool

  /// A number that is known.
  public init(_ value: Rational) {
    (low, likely, high, hasMode) = (value, value, value, false)
  }

  /// A range; the likeliest value is the middle where none is given.
  ///
  /// - Precondition: low ≤ mode ≤ high.
  public init(low: Rational, mode: Rational? = nil, high: Rational) throws(ArithmeticFailure) {
    let middle = try (low + high) / 2
    precondition(low <= mode ?? middle && mode ?? middle <= high, "the bounds are in order")
    (self.low, self.high, likely, hasMode) = (low, high, mode ?? middle, mode != nil)
  }

  /// Whether there is more than one value.
  public var isRange: Bool { low < high }

  /// A value drawn from the range.
  ///
  /// Source: inversion of the distribution function; Kotz and van Dorp, "Beyond Beta" (2004), section 1.2, for the
  /// triangular one.
  public func draw(from generator: inout SeededGenerator) -> Double {
    let (low, high) = (Double(low), Double(high))
    let (part, width) = (generator.unit(), high - low)
    guard hasMode, width > 0 else { return low + part * width }
    let rise = (Double(likely) - low) / width
    return part < rise
      ? low + width * (part * rise).squareRoot()
      : high - width * ((1 - part) * (1 - rise)).squareRoot()
  }

  /// The estimate as one writes it: `10..20..40`.
  public var text: String {
    guard isRange else { return likely.decimalText(grouped: false).text }
    let values = hasMode ? [low, likely, high] : [low, high]
    return values.map { $0.decimalText(grouped: false).text }.joined(separator: "..")
  }
}

extension ParameterRule {
  /// The estimate that somebody wrote: `20`, `10..40` or `10..20..40`.
  public func estimate(of text: String) throws(EstimateFailure) -> Estimate {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false)
    var values: [Rational] = []
    for part in parts {
      do throws(ParameterFailure) {
        values.append(try value(of: String(part)))
      } catch {
        throw .value(error)
      }
    }
    guard values.count <= 3 else { throw .tooManyParts(text) }
    for (left, right) in zip(values, values.dropFirst()) where left > right {
      throw .disordered(text)
    }
    if values.count == 1 { return Estimate(values[0]) }
    do throws(ArithmeticFailure) {
      return try Estimate(
        low: values[0], mode: values.count == 3 ? values[1] : nil, high: values[values.count - 1])
    } catch {
      throw .value(ParameterFailure(given: text, problem: .tooPrecise, rule: self))
    }
  }
}

/// A text that is no estimate.
public enum EstimateFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// One of its numbers makes no sense.
  case value(ParameterFailure)
  /// There are more than three.
  case tooManyParts(String)
  /// They do not ascend.
  case disordered(String)

  public var description: String {
    switch self {
    case .value(let failure): "\(failure)"
    case .tooManyParts(let text):
      "'\(text)' has more than three parts; give 20, 10..40 or 10..20..40"
    case .disordered(let text): "the bounds of '\(text)' are not in ascending order"
    }
  }
}
