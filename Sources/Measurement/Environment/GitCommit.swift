import Foundation

/// Finds the commit of a checkout by reading its files; needs no `git`.
enum GitCommit {
  /// The commit checked out in the innermost checkout around a file; `nil` where there is none.
  ///
  /// See gitrepository-layout(5) for `HEAD`, `packed-refs`, and the `.git` file of a linked worktree.
  static func checkedOut(around file: URL) -> String? {
    var folder = file.resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      if let git = gitFolder(in: folder) { return commit(in: git) }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  private static func gitFolder(in folder: URL) -> URL? {
    let git = folder.appendingPathComponent(".git")
    if line(of: git.appendingPathComponent("HEAD")) != nil { return git }
    guard let link = line(of: git), link.hasPrefix("gitdir: ") else { return nil }
    return URL(fileURLWithPath: String(link.dropFirst("gitdir: ".count)), relativeTo: folder)
  }

  private static func commit(in git: URL) -> String? {
    guard let head = line(of: git.appendingPathComponent("HEAD")) else { return nil }
    guard head.hasPrefix("ref: ") else { return hash(head) }
    let reference = String(head.dropFirst("ref: ".count))
    let common =
      line(of: git.appendingPathComponent("commondir"))
      .map { URL(fileURLWithPath: $0, relativeTo: git) } ?? git
    for folder in [git, common] {
      if let found = line(of: folder.appendingPathComponent(reference)) { return hash(found) }
    }
    let packed = try? String(
      contentsOf: common.appendingPathComponent("packed-refs"), encoding: .utf8)
    let entry = packed?.split(separator: "\n").first { $0.hasSuffix(" " + reference) }
    return entry.flatMap { hash(String($0.prefix { $0 != " " })) }
  }

  /// The text itself if it is an object name: 40 hexadecimal digits, or 64 in a SHA-256 repository.
  private static func hash(_ text: String) -> String? {
    guard text.count == 40 || text.count == 64 else { return nil }
    return text.allSatisfy(\.isHexDigit) ? text : nil
  }

  /// The first line of a file.
  private static func line(of file: URL) -> String? {
    let text = try? String(contentsOf: file, encoding: .utf8)
    return text?.split(separator: "\n").first.map(String.init)
  }
}
