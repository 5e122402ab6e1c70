import Foundation

/// The shared libraries that this process has loaded, which is what it measures, whatever is installed besides.
enum LoadedLibraries {
  /// The version in the file name of each library that is loaded: `["libxml2": "2.9.14"]`.
  ///
  /// Not every C library can be asked for its version, but each has one in the name of its file.
  static func versions(of names: [String]) -> [String: String] {
    guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else {
      return [:]
    }
    let paths = Set(maps.split(separator: "\n").compactMap { $0.split(separator: " ").last })
    var versions: [String: String] = [:]
    for path in paths {
      let file = URL(fileURLWithPath: String(path)).resolvingSymlinksInPath().lastPathComponent
      for name in names where file.hasPrefix(name + ".so.") {
        versions[name] = String(file.dropFirst(name.count + 4))
      }
    }
    return versions
  }
}
