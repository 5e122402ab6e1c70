import CostModel
import Foundation
import Measurement

extension FuzzTarget {
  /// A price table that is read bills any traffic, more for more.
  static let prices = FuzzTarget(
    name: "prices",
    seeds: {
      [
        """
        provider: AWS
        traffic: from EC2 to the internet
        source: https://aws.amazon.com/ec2/pricing/on-demand/
        date: 2026-04-27
        unit: GiB
        # up to, and above
        direction: both
        ends: 2
        tier: up to 100 at 0
        tier: up to 10240 at 0.09
        tier: above at 0.085
        """
      ].map { Array($0.utf8) }
    },
    makeCheck: {
      { bytes in
        let text = bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        guard let tariff = try? Tariff(text, file: "fuzzed.prices") else { return }
        var before = 0.0
        for exponent in 0...18 {
          guard let cost = try? tariff.cost(ofBytesOut: pow(10, Double(exponent)), in: 1.0),
            cost >= before
          else { finding("10^\(exponent) bytes have no bill, or a smaller one: \(tariff)") }
          before = cost
        }
      }
    })

  /// A result that is read is written, and read again as the same.
  static let results = FuzzTarget(
    name: "results",
    seeds: {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      let result = folder.appending(path: "../../../../../Results/reference.json").standardized
      var document = try ResultDocument.read(Data(contentsOf: result))
      document.measurements.removeSubrange(1...)
      document.workloads.removeSubrange(1...)
      document.compression?.bodies.removeSubrange(1...)
      let whole = try document.encoded()
      document.compression = nil
      document.measurements = []
      return [[UInt8](whole), [UInt8](try document.encoded())]
    },
    makeCheck: {
      { bytes in
        let json = bytes.withUnsafeBytes { Data($0) }
        guard let document = try? ResultDocument.read(json) else { return }
        do {
          let again = try ResultDocument.read(try document.encoded())
          if again != document { finding("\(document)\ncame back as \(again)") }
        } catch {
          finding("\(document)\nwas read and cannot be written and read: \(error)")
        }
      }
    })
}
