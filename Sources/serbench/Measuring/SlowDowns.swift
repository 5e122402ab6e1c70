import Foundation
import Measurement

/// The codecs that `--slow-down` makes slower on purpose.
struct SlowDowns {
  private let fractions: [String: Double]

  /// Reads the values of the option: `protobuf/swift=10%`.
  init(_ arguments: Arguments, codecs: [String]) throws(UsageError) {
    let option = "slow-down"
    var fractions: [String: Double] = [:]
    for value in arguments.values(option) {
      let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, codecs.contains(parts[0]),
        let fraction = Arguments.fraction(parts[1]), fraction > 0, fraction <= 10
      else {
        throw arguments.refusal(
          option, value, "a codec and a share above 0 and up to 1000%: protobuf/swift=10%")
      }
      guard fractions.updateValue(fraction, forKey: parts[0]) == nil else {
        throw arguments.refusal(option, value, "each codec once")
      }
    }
    self.fractions = fractions
  }

  /// The subject, slower if its codec is.
  func applied(_ subject: BenchmarkSubject) -> BenchmarkSubject {
    fractions[subject.identity.codec].map { subject.slowedDown(by: $0) } ?? subject
  }

  /// The codec, with a summary that says so if it is slowed down: nobody is to take such a result for a real one.
  func marked(_ codec: BenchmarkSuite.Codec) -> BenchmarkSuite.Codec {
    guard let fraction = fractions[codec.name] else { return codec }
    let percent = String(format: "%.4g %%", fraction * 100)
    return BenchmarkSuite.Codec(
      name: codec.name, kind: codec.kind,
      summary: "\(codec.summary) (slowed down on purpose by \(percent))")
  }
}
