import CostModel
import Testing

@Suite struct QuantityTests {
  @Test func prefixesArePowersOfAThousandAndOf1024() throws {
    var decimal: Rational = 1
    for unit in ByteUnit.decimal {
      #expect(unit.bytes == decimal)
      decimal = try decimal * 1_000
    }
    var binary: Rational = 1
    for unit in ByteUnit.binary {
      #expect(unit.bytes == binary)
      binary = try binary * 1_024
    }
    #expect(Set(ByteUnit.decimal + ByteUnit.binary) == Set(ByteUnit.allCases))
  }

  @Test func productsCarryTheirUnits() throws {
    let rate = try RequestRate(magnitude: 10_000) * ByteCount(2, .kilobyte)
    #expect(rate == ByteRate(magnitude: 20_000_000))
    #expect(try rate * .hour == ByteCount(72, .gigabyte))
    #expect(try TimeSpan.days(30) == .month)
  }

  @Test func aGibibyteCostsItsPrice() throws {
    let price = TransferPrice(.dollars(3), per: .gibibyte)
    #expect(try price.cost(of: .bytes(1_073_741_824)) == .dollars(3))
    #expect(try price.cost(of: ByteCount(1, .gigabyte)) < .dollars(3))
  }

  @Test func amountsAreShownWithTheirUnit() throws {
    #expect(try ByteRate(magnitude: 8_000_000).formatted().text == "8 MB/s")
    #expect(try ByteCount(20_736, .gigabyte).formatted(in: .gigabyte).text == "20,736 GB")
    #expect(try ByteCount(20_736, .gigabyte).formatted().text == "20.736 TB")
    #expect(try ByteCount.bytes(-1_500).formatted().text == "-1.5 KB")
    #expect(try ByteCount.zero.formatted().text == "0 B")
    #expect(Money.dollars(-1_866).formatted().text == "-$1,866.00")
    #expect(RequestRate(magnitude: 10_000).formatted().text == "10,000 requests/s")
  }

  @Test func changesAreShownInPercent() throws {
    let rise = Share(magnitude: try Rational(24, over: 1_000))
    #expect(try rise.formattedAsPercent(signed: true) == "+2.4 %")
    #expect(try Share(magnitude: -rise.magnitude).formattedAsPercent(signed: true) == "-2.4 %")
    #expect(try Share.zero.formattedAsPercent(signed: true) == "0.0 %")
  }
}
