import Foundation
public import SystemCalls

/// A result document in a file.
public struct ResultFile {
  /// The file's path.
  public let path: String

  /// Names a file, which need not exist.
  public init(path: String) {
    self.path = path
  }

  /// Names a file to read as an operand does: `-` is standard input.
  public init(operand: String) {
    path = operand == "-" ? "/dev/stdin" : operand
  }

  /// Whether two paths lead to one file, by another spelling or a link too.
  public func isSameFile(as other: ResultFile) -> Bool {
    guard let identity = FileIdentity(path: path) else { return false }
    return identity == FileIdentity(path: other.path)
  }

  /// A result has a few MiB for a thousand cases.
  private static let mostBytes = 1 << 30

  /// Reads the document strictly; a failure names the file.
  public func read() throws(ResultFailure) -> ResultDocument {
    let contents: [UInt8]?
    do throws(SystemFailure) {
      contents = try WholeFile(path: path).read(atMost: Self.mostBytes)
    } catch {
      throw .file("cannot read \(path): \(error)")
    }
    guard let contents else {
      throw .file(
        "\(path) is longer than 1 GiB, which no result is; see whether it is another file")
    }
    guard !contents.isEmpty else { throw .file("\(path) is empty") }
    let json = Data(contents)
    do throws(ResultFailure) {
      return try ResultDocument.read(json)
    } catch {
      if case .anotherFile(let file, _) = error { throw .anotherFile(file, path: path) }
      throw .file("\(path): \(error)")
    }
  }

  /// Whether the path is of a file, not a pipe, and the file holds a result. What is larger than 64 MiB is not looked at.
  public var holdsResult: Bool {
    let url = URL(fileURLWithPath: path)
    let values = try? url.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
    guard values?.isRegularFile == true, (values?.fileSize ?? .max) <= 64 << 20,
      let bytes = try? Data(contentsOf: url),
      bytes.range(of: Data("\"\(ResultDocument.format)\"".utf8)) != nil
    else { return false }
    return (try? ResultDocument.read(bytes)) != nil
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
  @discardableResult public func write(
    _ document: ResultDocument
  ) throws(ResultFailure) -> WholeFile.Manner {
    do {
      return try WholeFile(path: path).write([UInt8](try document.encoded()))
    } catch {
      throw .file("cannot write \(path): \(error)")
    }
  }

  /// The file for what an interrupted run measured: this one, unless it holds a complete result or something else than a
  /// result; then `NAME.incomplete.json` in the same folder. An incomplete result replaces nothing but another one.
  public var forIncomplete: ResultFile {
    let url = URL(fileURLWithPath: path)
    let isFile = (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
    // A pipe or a device holds nothing, and to read one would take what others wait for.
    guard isFile, let old = try? Data(contentsOf: url), !old.isEmpty else { return self }
    if let document = try? ResultDocument.read(old), !document.isComplete { return self }
    let stem = path.hasSuffix(".json") ? String(path.dropLast(".json".count)) : path
    return ResultFile(path: stem + ".incomplete.json")
  }
}
