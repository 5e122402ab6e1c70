import CostModel
import Foundation
import Randomness
import TestSupport
import Testing

/// Tiered bills, against hand-computed ones and against Python's.
@Suite struct TariffTests {
  private func shipped(_ name: String) throws -> Tariff {
    try #require(try Tariff.shipped(name))
  }

  private func bill(_ tariff: Tariff, gibibytes: Rational) throws -> Rational {
    try tariff.cost(ofBytesOut: gibibytes * ByteUnit.gibibyte.bytes, in: 0)
  }

  /// AWS: 100 free, then 10,240 at $0.09, 40,960 at $0.085, 102,400 at $0.07, and all above at $0.05.
  @Test(arguments: [
    (0, "0"), (100, "0"), (101, "0.09"), (1_124, "92.16"), (10_340, "921.6"),
    (10_341, "921.685"), (51_300, "4403.2"), (51_301, "4403.27"), (153_700, "11571.2"),
    (153_701, "11571.25"), (1_000_000, "53886.2"),
  ])
  func aMonthIsBilledStepByStep(_ gibibytes: Int, _ dollars: String) throws {
    let cost = try bill(shipped("aws-internet"), gibibytes: Rational(gibibytes))
    #expect(cost == Rational(decimal: dollars))
  }

  @Test("The assignment's month, 51,840 GB before and 31,104 GB after, in GiB and by steps")
  func assignment() throws {
    let aws = try shipped("aws-internet")
    // 51.84e12 ÷ 2³⁰ = 48,279.7618… GiB: $921.60 + 37,939.7618… × $0.085.
    let before = try aws.cost(ofBytesOut: Rational(51_840_000_000_000), in: 0)
    #expect(before.decimalText(fractionDigits: 2...2).text == "4,146.48")
    let after = try aws.cost(ofBytesOut: Rational(31_104_000_000_000), in: 0)
    #expect(after.decimalText(fractionDigits: 2...2).text == "2,504.97")
  }

  @Test func betweenZonesBothEndsPayForBothDirections() throws {
    let tariff = try shipped("aws-inter-zone")
    let gibibyte = ByteUnit.gibibyte.bytes
    #expect(try tariff.cost(ofBytesOut: gibibyte, in: gibibyte * 3) == Rational(decimal: "0.08"))
  }

  @Test func whatComesInFromTheInternetIsFree() throws {
    let tariff = try shipped("google-premium")
    let many = try ByteUnit.gibibyte.bytes * 1_000
    #expect(try tariff.cost(ofBytesOut: 0, in: many) == 0)
    // All but the free one of 1,000.
    #expect(try tariff.cost(ofBytesOut: many, in: many) == Rational(decimal: "119.88"))
  }

  @Test func floatingBillsAreTheExactOnesButForRounding() throws {
    for name in Tariff.shippedNames {
      let tariff = try shipped(name)
      for bytes in [1, 1 << 36, 1 << 44, 1 << 50] {
        let exact = Double(try tariff.cost(ofBytesOut: Rational(bytes), in: 5))
        let floating: Double = try tariff.cost(ofBytesOut: Double(bytes), in: 5)
        #expect(abs(floating - exact) <= 1e-9 * max(1, exact))
      }
    }
  }

  @Test(
    "Python reads the same files, bills by another method, and comes to the same cent fractions")
  func python() throws {
    var generator = SeededGenerator(seed: 5)
    let bytes = (0..<200).map { _ in
      generator.integer(in: 0...(1 << generator.integer(in: 10...58)))
    }
    let program = """
      import sys, json, fractions, pathlib
      F = fractions.Fraction
      units = {"GiB": 2**30}
      result = {}
      for path in sorted(pathlib.Path(sys.argv[1]).glob("*.prices")):
          facts, tiers = {}, []
          for line in path.read_text().splitlines():
              if line.startswith("#") or not line: continue
              key, value = line.split(": ", 1)
              if key == "tier": tiers.append(value.split())
              else: facts[key] = value
          # From the top down: all above each bound costs the difference to the price below it.
          prices = [F(t[-1]) for t in tiers]
          bounds = [F(0)] + [F(t[2]) for t in tiers if t[0] == "up"]
          costs = []
          for n in json.loads(sys.argv[2]):
              used = F(n) / units[facts["unit"]]
              cost = used * prices[0]
              for i in range(1, len(tiers)):
                  cost += max(F(0), used - bounds[i]) * (prices[i] - prices[i - 1])
              costs.append(str(cost * int(facts["ends"])))
          result[path.stem] = costs
      print(json.dumps(result))
      """
    let folder = Tool.packageRoot.appendingPathComponent("Sources/CostModel/Prices").path
    let outcome = try Tool.run("python3", ["-c", program, folder, "\(bytes)"])
    let theirs = try JSONDecoder().decode([String: [String]].self, from: outcome.output)
    #expect(Set(theirs.keys) == Set(Tariff.shippedNames), "\(outcome.diagnostics)")
    for (name, costs) in theirs {
      let tariff = try shipped(name)
      for (bytes, cost) in zip(bytes, costs) {
        let ours = try tariff.cost(ofBytesOut: Rational(bytes), in: 0)
        let text =
          ours.denominator == 1 ? "\(ours.numerator)" : "\(ours.numerator)/\(ours.denominator)"
        #expect(text == cost, "\(name), \(bytes) B")
      }
    }
  }

  /// The steps in the providers' own words, each as how much falls into it and what a GiB of it costs: AWS counts the next
  /// 10, 40 and 100 TB from where the free 100 GB end; Google and Azure name the points where a price begins.
  private static let words = """
    import sys, json, fractions
    F = fractions.Fraction
    TB = 1024
    widths = {
        "aws-internet": [(100, "0"), (10 * TB, "0.09"), (40 * TB, "0.085"), (100 * TB, "0.07"), (None, "0.05")],
        "aws-inter-zone": [(None, "0.02")],
    }
    starts = {
        "google-premium": [(0, "0"), (1, "0.12"), (TB, "0.11"), (10 * TB, "0.08")],
        "google-standard": [(0, "0"), (200, "0.085"), (10 * TB, "0.065"), (150 * TB, "0.045")],
        "azure-internet": [(0, "0"), (100, "0.087"), (10335, "0.083"), (51295, "0.07"), (153695, "0.05"), (512095, "0.05")],
    }
    for name, steps in starts.items():
        ends = [start for start, _ in steps[1:]] + [None]
        widths[name] = [(end and end - start, price) for (start, price), end in zip(steps, ends)]
    result = []
    for name, steps in widths.items():
        edges, edge = [0, 1, 2 ** 58], 0
        for width, _ in steps[:-1]:
            edge += width
            edges += [edge * 2 ** 30 - 1, edge * 2 ** 30, edge * 2 ** 30 + 1]
        for n in edges:
            left, cost = F(n, 2 ** 30), F(0)
            for width, price in steps:
                part = left if width is None else min(left, F(width))
                cost, left = cost + part * F(price), left - part
            result.append({"table": name, "bytes": n, "dollars": f"{cost.numerator}/{cost.denominator}"})
    print(json.dumps(result))
    """

  @Test("At every edge, a byte before and a byte after, the bill is that of the provider's words")
  func edges() throws {
    struct Bill: Decodable {
      let table: String
      let bytes: Int
      let dollars: String
    }
    let outcome = try Tool.run("python3", ["-c", Self.words])
    let bills = try JSONDecoder().decode([Bill].self, from: outcome.output)
    #expect(Set(bills.map(\.table)) == Set(Tariff.shippedNames), "\(outcome.diagnostics)")
    for bill in bills {
      let ours = try shipped(bill.table).cost(ofBytesOut: Rational(bill.bytes), in: 0)
      #expect(
        "\(ours.numerator)/\(ours.denominator)" == bill.dollars, "\(bill.table), \(bill.bytes) B")
    }
    for name in Tariff.shippedNames {
      let edges = try shipped(name).tiers.count - 1
      #expect(bills.count { $0.table == name } >= 3 + 3 * edges, "\(name)")
    }
  }

  @Test func aTableIsReadAsAFlatPriceInDecimalUnitsWhereThatIsAnotherBill() throws {
    let flat = try #require(try shipped("aws-internet").flatReading)
    // 10¹² B: 1,000 GB of $0.09, and not 931.3 GiB less 100.
    #expect(try flat.cost(ofBytesOut: Rational(1_000_000_000_000), in: 5) == 90)
    #expect(flat.flatReading == nil)
    #expect(try shipped("aws-inter-zone").flatReading == nil)
  }

  @Test func everyTableNamesItsSourceAndItsDate() throws {
    for name in Tariff.shippedNames {
      let tariff = try shipped(name)
      #expect(tariff.name == name && tariff.source.hasPrefix("https://") && !tariff.date.isEmpty)
    }
    #expect(try Tariff.shipped("nobody") == nil)
  }
}

/// Price tables that people write.
@Suite struct TariffReadingTests {
  private static let good = """
    # mine
    provider: Me
    traffic: everything
    source: my contract
    date: 2026-01
    unit: TB
    tier: up to 5 at 12.5
    tier: above at 10
    """

  @Test func aTableIsRead() throws {
    let tariff = try Tariff(Self.good + "\r\n", file: "folder/mine.prices")
    #expect(tariff.name == "mine" && tariff.unit == .terabyte && tariff.direction == .out)
    // 7 TB: 5 at $12.50 and 2 at $10.
    #expect(
      try tariff.cost(ofBytesOut: Rational(7_000_000_000_000), in: 0) == Rational(decimal: "82.5"))
  }

  static let wrong: [(String, String, Int, String)] = [
    ("unit: TB", "unit: Tb", 6, "unknown unit 'Tb'; give one of B, KB"),
    ("unit: TB", "unit:", 6, "'unit' has no value"),
    ("unit: TB", "units: TB", 6, "there is no property 'units'"),
    ("unit: TB", "unit TB", 6, "is not of the form 'name: value'"),
    ("unit: TB", "date: 2026", 6, "'date' is given a second time"),
    ("unit: TB", "direction: in", 6, "neither 'out' nor 'both'"),
    ("unit: TB", "ends: 3", 6, "must be 1 or 2"),
    ("date: 2026-01", "date: last week", 5, "is not written as 2026-01-31"),
    ("up to 5 at 12.5", "up to 5 TB at 12.5", 7, "is neither 'up to UNITS at DOLLARS'"),
    ("up to 5 at 12.5", "up to x at 12.5", 7, "'x' is not a number of units"),
    ("up to 5 at 12.5", "up to 0 at 12.5", 7, "'0' is not a number of units"),
    ("up to 5 at 12.5", "up to 5 at $12.5", 7, "'$12.5' is not a price"),
    ("up to 5 at 12.5", "up to 5 at -1", 7, "'-1' is not a price"),
    ("up to 5 at 12.5", "up to 5 at 1e9", 7, "'1e9' is not a price"),
    ("above at 10", "up to 5 at 10", 8, "ends at or below the one before, at 5"),
    ("above at 10", "up to 6 at 10", 8, "ends without a last tier"),
    ("tier: up to 5 at 12.5", "tier: above at 1", 8, "nothing can follow the tier 'above'"),
    ("provider: Me\n", "", 7, "ends without 'provider'"),
  ]

  @Test(arguments: wrong)
  func aWrongLineIsNamed(_ right: String, _ wrong: String, _ line: Int, _ problem: String) {
    let text = Self.good.replacingOccurrences(of: right, with: wrong)
    #expect {
      try Tariff(text, file: "mine.prices")
    } throws: { error in
      let failure = error as? TariffFailure
      return failure?.line == line && "\(error)".hasPrefix("mine.prices:\(line): ")
        && "\(error)".contains(problem)
    }
  }

  @Test func noDamageTraps() {
    var generator = SeededGenerator(seed: 9)
    let bytes = Array(Self.good.utf8)
    for _ in 0..<5_000 {
      var damaged = bytes
      for _ in 0...generator.integer(in: 0...3) {
        let index = generator.integer(in: 0...(damaged.count - 1))
        damaged[index] = UInt8(generator.integer(in: 9...126))
      }
      if let tariff = try? Tariff(String(decoding: damaged, as: UTF8.self), file: "damaged") {
        // Exact arithmetic may refuse absurd tables; it does not trap.
        _ = try? tariff.cost(ofBytesOut: Rational(1 << 50), in: 0)
      }
    }
  }
}
