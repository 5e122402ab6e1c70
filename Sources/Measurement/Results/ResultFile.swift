import Foundation
import SystemCalls

/// A result document in a file.
public struct ResultFile {
  /// The file's path.
  public let path: String

  /// Names a file, which need not exist.
  public init(path: String) {
    self.path = path
  }

  /// Reads the document strictly; a failure names the file.
  public func read() throws(ResultFailure) -> ResultDocument {
    let json: Data
    do {
      try WholeFile(path: path).checkReadable()
      json = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let failure as SystemFailure {
      throw .file("cannot read \(path): \(failure)")
    } catch {
      throw .file("cannot read \(path): \(error.localizedDescription)")
    }
    guard !json.isEmpty else { throw .file("\(path) is empty") }
    do throws(ResultFailure) {
      return try ResultDocument.read(json)
    } catch {
      throw .file("\(path): \(error)")
    }
  }

  /// Throws where a document could not be written, before hours are spent on measuring one.
  public func checkWritable() throws(ResultFailure) {
    do throws(SystemFailure) {
      try WholeFile(path: path).checkWritable()
    } catch {
      throw .file("cannot write \(path): \(error)")
    }
  }

  /// Writes the document whole; what was there before is there still where that fails.
  public func write(_ document: ResultDocument) throws(ResultFailure) {
    do {
      try WholeFile(path: path).write([UInt8](try document.encoded()))
    } catch {
      throw .file("cannot write \(path): \(error)")
    }
  }
}
