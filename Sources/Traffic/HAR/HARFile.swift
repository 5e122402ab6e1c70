import Bytes
import NativeCodecs
public import RecordModel
import SystemCalls

/// A HAR file: the exchanges that a browser or a proxy captured, read one at a time.
///
/// A file of any length takes the memory of its longest entry, which is bounded.
///
/// Source: HTTP Archive (HAR) 1.2, http://www.softwareishard.com/blog/har-12-spec/.
public struct HARFile: Sendable {
  /// How long an entry may be, how long a text in it, and how deep values may nest.
  public static let limits = DecodingLimits(
    inputBytes: 256 << 20, depth: 500, elements: .max, stringBytes: 256 << 20)

  /// The file's path; `-` is standard input.
  public let path: String
  private let limits: DecodingLimits

  /// Names a file.
  public init(path: String, limits: DecodingLimits = Self.limits) {
    self.path = path
    self.limits = limits
  }

  /// Hands over every exchange, in the order of the file.
  public func forEach(
    _ body: (CapturedExchange) throws(HARFailure) -> Void
  ) throws(HARFailure) {
    do throws(HARFailure) {
      let reader = try open()
      var parser = HARParser(limits: limits)
      while true {
        let bytes = try Self.next(reader)
        if bytes.isEmpty { break }
        try parser.take(bytes, body)
      }
      try parser.finish()
    } catch {
      throw error.inFile(path)
    }
  }

  /// Hands over every exchange without its bodies, in the order in which they started as far as the file says when.
  public func forEachInOrder(
    _ body: (CapturedExchange) throws(HARFailure) -> Void
  ) throws(HARFailure) {
    var order = TimeOrder<CapturedExchange>()
    try forEach { exchange throws(HARFailure) in
      let held = exchange.withoutBodies
      let ready = order.add(held, startedAt: held.startedAt, bytes: held.headerBytes)
      for exchange in ready { try body(exchange) }
    }
    for exchange in order.rest() {
      do throws(HARFailure) {
        try body(exchange)
      } catch {
        throw error.inFile(path)
      }
    }
  }

  private func open() throws(HARFailure) -> FileReader {
    do throws(SystemFailure) {
      return try FileReader(path: path == "-" ? "/dev/stdin" : path)
    } catch {
      throw HARFailure("the file cannot be read: \(error)")
    }
  }

  private static func next(_ reader: borrowing FileReader) throws(HARFailure) -> [UInt8] {
    do throws(SystemFailure) {
      return try reader.next(atMost: 1 << 18)
    } catch {
      throw HARFailure("the file cannot be read: \(error)")
    }
  }
}

/// Reads a HAR file that comes in pieces.
public struct HARParser {
  private let limits: DecodingLimits
  private var splitter: HARSplitter
  private var hasBegun = false

  /// Starts a file.
  public init(limits: DecodingLimits = HARFile.limits) {
    self.limits = limits
    splitter = HARSplitter(limit: limits.inputBytes)
  }

  /// Takes the next bytes, at least one, and hands over every exchange that they end.
  public mutating func take(
    _ bytes: [UInt8], _ body: (CapturedExchange) throws(HARFailure) -> Void
  ) throws(HARFailure) {
    var bytes = bytes
    if !hasBegun {
      hasBegun = true
      // "The spec requires that tools support and ignore a BOM and allow them to emit one if they like."
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      let compressions: [(start: [UInt8], tool: String)] = [
        ([0x1F, 0x8B], "gunzip"), ([0x28, 0xB5, 0x2F, 0xFD], "unzstd"),
      ]
      for (start, tool) in compressions where bytes.starts(with: start) {
        throw HARFailure("the file is compressed; decompress it: \(tool)")
      }
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        throw HARFailure("the file is in UTF-16; convert it: iconv -f UTF-16 -t UTF-8")
      }
    }
    try splitter.take(bytes) { entry throws(HARFailure) in
      try body(try HAREntry(entry, limits: limits).exchange(entry.number))
    }
  }

  /// Ends the file, and looks at what is around its entries.
  public func finish() throws(HARFailure) {
    try splitter.finish()
    let members = HARMembers()
    do throws(DecodingFailure) {
      try JSONTokenizer.reading(splitter.surroundings.rawSpan, limits: limits) {
        tokens throws(DecodingFailure) in
        try members.object(&tokens) { _, _ in false }
        _ = try tokens.next()
      }
    } catch {
      let isAfter = error.offset ?? 0 > splitter.entriesOffset ?? .max
      let hint = splitter.entriesOffset == nil ? "; is it a HAR file?" : ""
      throw HARFailure(
        HARFailure.reason(error) + hint, in: members.path,
        line: error.line.map { $0 + (isAfter ? splitter.entryLines : 0) })
    }
    guard splitter.entriesOffset != nil else {
      throw HARFailure(
        "there is no array log.entries; a HAR file is an object with \"log\": {\"entries\": […]}")
    }
  }
}
