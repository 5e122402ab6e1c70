/// What makes two runs hard to compare.
enum ComparisonWarnings {
  /// A sentence for each difference that may explain a change by itself.
  static func of(_ base: ResultDocument, _ new: ResultDocument) -> [String] {
    let (old, now) = (base.environment, new.environment)
    var warnings: [String] = []
    func compare(_ what: String, _ base: String?, _ new: String?) {
      guard base != new else { return }
      warnings.append("\(what) differs: \(base ?? "unknown"), now \(new ?? "unknown")")
    }
    compare("the processor", old.cpuModel, now.cpuModel)
    compare("the number of cores", "\(old.coreCount)", "\(now.coreCount)")
    compare("the memory", "\(old.memoryBytes) B", "\(now.memoryBytes) B")
    compare("the operating system", old.operatingSystem, now.operatingSystem)
    compare("the kernel", old.kernel, now.kernel)
    compare("the architecture", old.architecture, now.architecture)
    compare("the Swift version", old.swiftVersion, now.swiftVersion)
    compare("the build", old.buildConfiguration, now.buildConfiguration)
    for library in Set(old.libraryVersions.keys).union(now.libraryVersions.keys).sorted() {
      compare(library, old.libraryVersions[library], now.libraryVersions[library])
    }
    for (name, document) in [("base", base), ("new run", new)] {
      if document.environment.buildConfiguration != "release" {
        warnings.append("the \(name) is a debug build, whose times mean nothing")
      }
      if !document.isComplete { warnings.append("the \(name) was interrupted") }
    }
    return warnings
  }
}
