import Foundation

/// An axis: where a value stands, and where its ticks are.
struct Axis {
  let values: ClosedRange<Double>
  let pixels: ClosedRange<Double>
  let isLogarithmic: Bool

  /// An axis from 0 to the greatest value.
  static func linear(_ values: [Double], _ pixels: ClosedRange<Double>) -> Axis {
    let greatest = values.max() ?? 1
    return Axis(
      values: 0...(greatest > 0 ? greatest * 1.04 : 1), pixels: pixels, isLogarithmic: false)
  }

  /// An axis from the least to the greatest value, 0 among them; values may be negative.
  static func signed(_ values: [Double], _ pixels: ClosedRange<Double>) -> Axis {
    let least = min(0, values.min() ?? 0)
    let greatest = max(0, values.max() ?? 0)
    let margin = greatest > least ? (greatest - least) * 0.04 : 1
    return Axis(
      values: (least - margin)...(greatest + margin), pixels: pixels, isLogarithmic: false)
  }

  /// An axis on which equal distances are equal ratios; the values are greater than 0.
  static func logarithmic(_ values: [Double], _ pixels: ClosedRange<Double>) -> Axis {
    let least = values.min() ?? 1
    let greatest = values.max() ?? 10
    return Axis(
      values: (least / 1.25)...(greatest * 1.25), pixels: pixels, isLogarithmic: true)
  }

  /// Where a value stands.
  func position(_ value: Double) -> Double {
    let scale: (Double) -> Double = isLogarithmic ? { log10($0) } : { $0 }
    let (low, high) = (scale(values.lowerBound), scale(values.upperBound))
    let part = (scale(value) - low) / (high - low)
    return pixels.lowerBound + part * (pixels.upperBound - pixels.lowerBound)
  }

  /// Values to write at the axis.
  var ticks: [Double] {
    // Where all lies within a factor of 4, powers of ten are too far apart.
    isLogarithmic && values.upperBound > 4 * values.lowerBound ? logarithmicTicks : linearTicks
  }

  private var linearTicks: [Double] {
    let rough = (values.upperBound - values.lowerBound) / 5
    let power = pow(10, log10(rough).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? rough
    let first = (values.lowerBound / step).rounded(.up)
    return (0...10).map { (first + Double($0)) * step }.filter { $0 <= values.upperBound }
  }

  private var logarithmicTicks: [Double] {
    let decades = Int(log10(values.lowerBound).rounded(.down))...Int(log10(values.upperBound))
    // With few decades, ticks between them too.
    let steps: [Double] = decades.count <= 3 ? [1, 2, 5] : [1]
    return decades.flatMap { decade in steps.map { $0 * pow(10, Double(decade)) } }
      .filter(values.contains)
  }
}
