import Foundation

/// The shared libraries that this process has loaded, which is what it measures, whatever is installed besides.
enum LoadedLibraries {
  /// The version in the file name of each library that is loaded: `["libxml2": "2.9.14"]`.
  ///
  /// Not every C library can be asked for its version, but each has one in the name of its file.
  static func versions(of names: [String]) -> [String: String] {
    // Through a handle, which reads to the end: a file of /proc has no size, and hands out a page at a time.
    guard let handle = FileHandle(forReadingAtPath: "/proc/self/maps"),
      let maps = try? handle.readToEnd()
    else { return [:] }
    let paths = Set(
      String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap {
        $0.split(separator: " ").last
      })
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
