/// The price tables that come with the package; their files are in the folder `Prices`.
extension Tariff {
  /// Tables by the name that a command line calls them by, which is their file's.
  private static let files: [(name: String, contents: [UInt8])] = [
    ("aws-internet", PackageResources.aws_internet_prices),
    ("aws-inter-zone", PackageResources.aws_inter_zone_prices),
    ("google-premium", PackageResources.google_premium_prices),
    ("google-standard", PackageResources.google_standard_prices),
    ("azure-internet", PackageResources.azure_internet_prices),
  ]

  /// The names of the tables, the default first.
  public static let shippedNames = files.map(\.name)

  /// The table of a name; `nil` where there is none.
  public static func shipped(_ name: String) throws(TariffFailure) -> Tariff? {
    guard let file = files.first(where: { $0.name == name }) else { return nil }
    return try Tariff(String(decoding: file.contents, as: UTF8.self), file: "\(name).prices")
  }
}
