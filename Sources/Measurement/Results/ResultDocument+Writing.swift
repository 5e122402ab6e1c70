import Foundation

extension ResultDocument {
  /// The document as JSON: keys in alphabetical order, a list of numbers on one line.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var json = Self.joiningNumbers(in: Array(try encoder.encode(self)))
    json.append(UInt8(ascii: "\n"))
    return Data(json)
  }

  /// Removes the space inside lists that hold only numbers.
  private static func joiningNumbers(in json: [UInt8]) -> [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(json.count)
    var index = 0
    var isInString = false
    while index < json.count {
      let byte = json[index]
      if isInString, byte == UInt8(ascii: "\\") {
        joined += json[index...(index + 1)]
        index += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if !isInString, byte == UInt8(ascii: "["),
        let end = json[index...].firstIndex(of: UInt8(ascii: "]")),
        json[(index + 1)..<end].allSatisfy(isNumberOrSpace)
      {
        for byte in json[index...end] where byte > UInt8(ascii: " ") {
          joined.append(byte)
          if byte == UInt8(ascii: ",") { joined.append(UInt8(ascii: " ")) }
        }
        index = end + 1
        continue
      }
      joined.append(byte)
      index += 1
    }
    return joined
  }

  private static func isNumberOrSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: ","),
      UInt8(ascii: " "), UInt8(ascii: "\n"):
      true
    default: false
    }
  }
}
