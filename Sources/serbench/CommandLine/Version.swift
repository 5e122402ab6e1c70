/// The version of the package: the one place that says it (Semantic Versioning 2.0.0).
enum Version {
  /// Major, minor and patch.
  static let current = "1.0.0"
}
