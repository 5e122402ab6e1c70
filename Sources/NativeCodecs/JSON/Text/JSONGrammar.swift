import Bytes
import RecordModel

/// What comes after what in a JSON value: commas, colons and brackets, without recursion.
///
/// Source: RFC 8259, sections 2 to 5.
@usableFromInline struct JSONGrammar {
  /// What stands at the reader: brackets and words are consumed, of strings the opening quotation mark, of numbers
  /// nothing.
  @usableFromInline enum Item {
    case beginObject, endObject, beginArray, endArray, name, string, number, `true`, `false`, null
  }

  private enum Expectation {
    case value, firstElement, firstName, separator, nothing
  }

  private var nesting = JSONNesting()
  private var expectation = Expectation.value

  @usableFromInline init() {}

  /// Whether the value is complete.
  @usableFromInline var isComplete: Bool { expectation == .nothing }

  /// Passes over white space and separators to the next item.
  ///
  /// - Precondition: the value is not complete; the caller has consumed the item before, and the colon after a name.
  @usableFromInline
  mutating func next(_ reader: inout JSONReader) throws(DecodingFailure) -> Item {
    reader.bytes.skipWhitespace()
    switch expectation {
    case .value, .nothing: break
    case .firstElement:
      if reader.bytes.skip(ifNext: UInt8(ascii: "]")) { return end(.endArray) }
    case .firstName:
      if reader.bytes.skip(ifNext: UInt8(ascii: "}")) { return end(.endObject) }
      return try name(&reader)
    case .separator:
      if nesting.isInObject {
        if reader.bytes.skip(ifNext: UInt8(ascii: "}")) { return end(.endObject) }
        guard reader.bytes.skip(ifNext: UInt8(ascii: ",")) else {
          throw reader.unexpected("a comma or the end of the object")
        }
        reader.bytes.skipWhitespace()
        return try name(&reader)
      }
      if reader.bytes.skip(ifNext: UInt8(ascii: "]")) { return end(.endArray) }
      guard reader.bytes.skip(ifNext: UInt8(ascii: ",")) else {
        throw reader.unexpected("a comma or the end of the array")
      }
      reader.bytes.skipWhitespace()
    }
    return try value(&reader)
  }

  private mutating func name(_ reader: inout JSONReader) throws(DecodingFailure) -> Item {
    guard reader.bytes.skip(ifNext: UInt8(ascii: "\"")) else {
      throw reader.unexpected("a member's name")
    }
    expectation = .value
    return .name
  }

  private mutating func value(_ reader: inout JSONReader) throws(DecodingFailure) -> Item {
    switch reader.bytes.nextOrZero {
    case UInt8(ascii: "{"): return try begin(.beginObject, &reader)
    case UInt8(ascii: "["): return try begin(.beginArray, &reader)
    case UInt8(ascii: "\""):
      _ = reader.bytes.skip(ifNext: UInt8(ascii: "\""))
      return scalar(.string)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return scalar(.number)
    case UInt8(ascii: "t") where reader.bytes.skip(word: "true"): return scalar(.true)
    case UInt8(ascii: "f") where reader.bytes.skip(word: "false"): return scalar(.false)
    case UInt8(ascii: "n") where reader.bytes.skip(word: "null"): return scalar(.null)
    default: throw reader.unexpectedValue()
    }
  }

  private mutating func begin(
    _ item: Item, _ reader: inout JSONReader
  ) throws(DecodingFailure) -> Item {
    guard nesting.depth < reader.limits.depth else {
      throw reader.failure(.nestingTooDeep(limit: reader.limits.depth))
    }
    let isObject = item == .beginObject
    _ = reader.bytes.skip(ifNext: UInt8(ascii: isObject ? "{" : "["))
    nesting.push(isObject: isObject)
    expectation = isObject ? .firstName : .firstElement
    return item
  }

  private mutating func end(_ item: Item) -> Item {
    nesting.pop()
    return scalar(item)
  }

  private mutating func scalar(_ item: Item) -> Item {
    expectation = nesting.depth == 0 ? .nothing : .separator
    return item
  }
}
