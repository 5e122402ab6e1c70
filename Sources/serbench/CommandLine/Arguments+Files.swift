import SystemCalls

extension Arguments {
  /// Throws where files that are read together have one twice, under one path or several: it would count twice.
  func checkEachOnce(_ paths: [String], of command: String) throws(UsageError) {
    var seen: [(path: String, identity: FileIdentity)] = []
    for path in paths {
      // What is not there is told where it is read.
      guard let identity = FileIdentity(path: path == "-" ? "/dev/stdin" : path) else { continue }
      if let first = seen.first(where: { $0.identity == identity })?.path {
        throw UsageError(
          first == path
            ? "\(path == "-" ? "standard input" : path) is given twice; give it once"
            : "\(path) is the same file as \(first); give it once", command: command)
      }
      seen.append((path, identity))
    }
  }
}
