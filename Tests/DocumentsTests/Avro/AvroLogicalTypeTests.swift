import Documents
import Foundation
import NativeCodecs
import Randomness
import TestSupport
import Testing

/// Decimals of any length and moments of any year, against Python's integers and calendar.
@Suite struct AvroLogicalTypeTests {
  private func python(_ script: String, _ lines: [String]) throws -> [String] {
    let outcome = try Tool.run(
      "/usr/bin/python3", ["-c", script], input: Data(lines.joined(separator: "\n").utf8))
    try #require(outcome.status == 0, "\(outcome.diagnostics)")
    return outcome.text.split(separator: "\n").map(String.init)
  }

  @Test func decimalsAreTheIntegersOfTheirDigits() throws {
    let scale = 5
    let codec = try AvroDocumentTests.codec(
      #"{"type": "bytes", "logicalType": "decimal", "precision": 90, "scale": \#(scale)}"#)
    var random = SeededGenerator(seed: 11)
    var texts = ["0", "-0.00001", "0.00127", "0.00128", "0.00129", "-0.00128", "-0.00129"]
    texts += ["0.32767", "0.32768", "-0.32768", "-0.32769"]
    for _ in 0..<500 {
      let count = Int.random(in: 1...80, using: &random)
      let digits = (0..<count).map { _ in "\(Int.random(in: 0...9, using: &random))" }.joined()
      let whole = digits.drop { $0 == "0" }
      let fraction = "\(Int.random(in: 0...99_999, using: &random) + 100_000)".dropFirst()
      texts.append(
        "\(Bool.random(using: &random) ? "-" : "")\(whole.isEmpty ? "0" : whole).\(fraction)")
    }
    let script = """
      import decimal, sys
      decimal.getcontext().prec = 200
      for line in sys.stdin.read().split("\\n"):
          number = int(decimal.Decimal(line).scaleb(\(scale)))
          # As few bytes as possible, with a bit for the sign.
          bits = (number if number >= 0 else ~number).bit_length() + 1
          print(number.to_bytes((bits + 7) // 8, "big", signed=True).hex())
      """
    for (text, expected) in zip(texts, try python(script, texts)) {
      let document = JSONValue.number(text)
      let bytes = try codec.encode(document)
      let found = bytes.dropFirst().map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
      #expect(found == expected, "\(text)")
      #expect(try codec.decode(bytes).says(document), "\(text)")
    }
  }

  @Test func momentsAreThoseOfTheCalendar() throws {
    let codec = try AvroDocumentTests.codec(
      #"{"type": "long", "logicalType": "timestamp-micros"}"#)
    var random = SeededGenerator(seed: 12)
    // 0001-01-01 to 9999-12-31.
    let seconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
    var micros = [seconds.lowerBound * 1_000_000, seconds.upperBound * 1_000_000 + 999_999, 0, -1]
    for _ in 0..<2_000 {
      let second = Int64.random(in: seconds, using: &random)
      let fractions: [Int64] = [0, 500_000, .random(in: 0...999_999, using: &random)]
      micros.append(second * 1_000_000 + fractions[Int.random(in: 0...2, using: &random)])
    }
    let script = """
      import datetime, sys
      for line in sys.stdin.read().split("\\n"):
          moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=int(line))
          micros = moment.microsecond
          units = "seconds" if micros == 0 else "milliseconds" if micros % 1000 == 0 else "microseconds"
          print(moment.isoformat(timespec=units) + "Z")
      """
    for (number, expected) in zip(micros, try python(script, micros.map(String.init))) {
      let bytes = try codec.encode(.number("\(number)"))
      #expect(try codec.decode(bytes) == .string(expected))
      #expect(try codec.encode(.string(expected)) == bytes)
    }
  }

  @Test("A text for a date, a time or a duration that is none is refused")
  func textsThatAreNone() throws {
    let table: [(type: String, texts: [String])] = [
      (
        #""int", "logicalType": "date""#,
        [
          "", "2016-2-01", "2016-02-30", "2100-02-29", "2016-13-01", "2016-02-01T00:00:00Z",
          "2016/02/01",
        ]
      ),
      (
        #""int", "logicalType": "time-millis""#,
        [
          "24:00:00", "00:60:00", "00:00:60", "1:00:00", "00:00", "00:00:00.", "00:00:00.0001",
          "00:00:00Z",
        ]
      ),
      (
        #""long", "logicalType": "timestamp-millis""#,
        [
          "2016-02-01", "2016-02-01 00:00:00Z", "2016-02-01T00:00:00", "2016-02-01T00:00:00+2:00",
          "2016-02-01T00:00:00+24:00", "2016-02-01T00:00:00ZZ", "x",
        ]
      ),
      (#""long", "logicalType": "timestamp-nanos""#, ["9999-01-01T00:00:00Z"]),
      (#""long", "logicalType": "local-timestamp-millis""#, ["2016-02-01T00:00:00Z"]),
      (
        #""fixed", "name": "L", "size": 12, "logicalType": "duration""#,
        [
          "", "P", "PT", "P1", "P1DT", "1D", "P1S", "PT1D", "P1D1Y", "PT1M1H", "P1.5D", "PT0.0001S",
          "P4294967296D", "PT1193H3M", "P1Y1Y", "P-1D", "PT1H T1M", "PT1HT1M",
        ]
      ),
    ]
    for (type, texts) in table {
      let codec = try AvroDocumentTests.codec(#"{"type": \#(type)}"#)
      for text in texts {
        #expect(throws: DocumentFailure.self, "\(type) \(text)") {
          try codec.encode(.string(text))
        }
      }
    }
  }

  @Test("The text of a time has as many digits of a second as the schema says, or more")
  func fractionDigits() throws {
    let table: [(unit: String, digits: Int, text: String)] = [
      ("millis", 0, "2016-02-29T14:22:00Z"), ("millis", 3, "2016-02-29T14:22:00.000Z"),
      ("millis", 3, "2016-02-29T14:22:00.120Z"), ("micros", 6, "1969-12-31T23:59:59.000000Z"),
      ("micros", 3, "1969-12-31T23:59:59.000Z"), ("micros", 3, "1969-12-31T23:59:59.000001Z"),
      ("nanos", 9, "1969-12-31T23:59:59.100000000Z"), ("millis", 99, "1970-01-01T00:00:00.000Z"),
      ("millis", -1, "1970-01-01T00:00:00Z"),
    ]
    for (unit, digits, text) in table {
      let type = AvroSchema.LogicalType("timestamp-\(unit)", fractionDigits: digits)
      let schema = try AvroSchema(json: AvroSchema.logical(type, .long).text())
      #expect(schema == .logical(type, .long))
      let codec = try AvroDocumentCodec(schema: schema)
      #expect(try codec.decode(codec.encode(.string(text))) == .string(text), "\(digits)")
    }
  }
}
