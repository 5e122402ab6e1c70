/// The value below which a fraction of ordered samples lies, interpolated between neighbours.
///
/// Source: definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (The American Statistician,
/// 1996).
///
/// - Precondition: there is a sample, they ascend, and the fraction is from 0 to 1.
func quantile(_ fraction: Double, of ordered: [Double]) -> Double {
  let position = fraction * Double(ordered.count - 1)
  let lower = Int(position)
  let upper = min(lower + 1, ordered.count - 1)
  return ordered[lower] + (position - Double(lower)) * (ordered[upper] - ordered[lower])
}
