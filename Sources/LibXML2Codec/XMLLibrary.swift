internal import CLibXML2
import RecordModel

/// libxml2 as a whole: what has to be done once, and what it never reads whoever asks.
enum XMLLibrary {
  /// The longest text or attribute value that libxml2's parser takes, in bytes (`XML_MAX_TEXT_LENGTH`).
  static let longestText = 10_000_000
  /// How deep records may nest so that their innermost elements stay within libxml2's 256 levels
  /// (`xmlParserMaxDepth`).
  static let greatestDepth = 255

  private static let isStarted: Void = xmlInitParser()

  /// Initialises the library's global state before the first parser is made, once in the process.
  static func start() {
    isStarted
  }
}

extension DecodingLimits {
  /// The same limits, none of them beyond what libxml2 takes.
  var boundedByLibXML2: DecodingLimits {
    DecodingLimits(
      inputBytes: min(inputBytes, Int(Int32.max)), depth: min(depth, XMLLibrary.greatestDepth),
      elements: elements, stringBytes: min(stringBytes, XMLLibrary.longestText))
  }
}
