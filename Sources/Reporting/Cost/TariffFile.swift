public import CostModel
import SystemCalls

/// A price table in a file.
public struct TariffFile {
  /// The file's path.
  public let path: String

  /// Names a file, which need not exist.
  public init(path: String) { self.path = path }

  /// A table is a page of text; more is another file by mistake.
  private static let mostBytes = 1 << 20

  /// Reads the table; a failure names the file, and the line where there is one.
  public func read() throws -> Tariff {
    let contents: [UInt8]?
    do throws(SystemFailure) {
      contents = try WholeFile(path: path).read(atMost: Self.mostBytes)
    } catch {
      throw TariffFileFailure(
        path: path,
        reason: "cannot be read, and serbench has no table of this name: \(error)")
    }
    guard let data = contents else {
      throw TariffFileFailure(path: path, reason: "is longer than 1 MiB, which no price table is")
    }
    // A byte order mark says nothing in UTF-8 (RFC 3629, section 6).
    let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TariffFileFailure(path: path, reason: "is not UTF-8")
    }
    return try Tariff(text, file: path)
  }
}

/// A file that is no price table as a whole.
struct TariffFileFailure: Error, CustomStringConvertible {
  let path: String
  let reason: String
  var description: String { "\(path) \(reason)" }
}
