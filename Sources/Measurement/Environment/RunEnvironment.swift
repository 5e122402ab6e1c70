import Foundation

/// The machine, the system and the build that figures were measured with.
///
/// What cannot be found out is left out, never guessed.
public struct RunEnvironment: Sendable, Hashable, Codable {
  /// The processor's name as it gives it itself.
  public var cpuModel: String?
  /// How many logical processors were online.
  public var coreCount: Int
  /// The machine's memory, in bytes.
  public var memoryBytes: UInt64
  /// The operating system's name and version.
  public var operatingSystem: String
  /// The kernel's name and release.
  public var kernel: String?
  /// The instruction set that the executable was built for.
  public var architecture: String
  /// The version of the Swift compiler that built the executable.
  public var swiftVersion: String
  /// `release` or `debug`; times from a debug build mean nothing.
  public var buildConfiguration: String
  /// The commit that is checked out where the executable stands, if it stands in a checkout.
  public var gitCommit: String?
  /// The versions of the libraries behind the codecs, by library.
  public var libraryVersions: [String: String]

  /// States an environment.
  public init(
    cpuModel: String?, coreCount: Int, memoryBytes: UInt64, operatingSystem: String,
    kernel: String?, architecture: String, swiftVersion: String, buildConfiguration: String,
    gitCommit: String?, libraryVersions: [String: String]
  ) {
    self.cpuModel = cpuModel
    self.coreCount = coreCount
    self.memoryBytes = memoryBytes
    self.operatingSystem = operatingSystem
    self.kernel = kernel
    self.architecture = architecture
    self.swiftVersion = swiftVersion
    self.buildConfiguration = buildConfiguration
    self.gitCommit = gitCommit
    self.libraryVersions = libraryVersions
  }

  /// The environment of this process.
  public static func current(libraryVersions: [String: String] = [:]) -> RunEnvironment {
    RunEnvironment(
      cpuModel: contents("/proc/cpuinfo").flatMap { cpuModel(inCPUInfo: $0) },
      coreCount: ProcessInfo.processInfo.activeProcessorCount,
      memoryBytes: ProcessInfo.processInfo.physicalMemory,
      operatingSystem: contents("/etc/os-release").flatMap { prettyName(inOSRelease: $0) }
        ?? ProcessInfo.processInfo.operatingSystemVersionString,
      kernel: contents("/proc/sys/kernel/osrelease").map {
        "Linux " + $0.trimmingCharacters(in: .whitespacesAndNewlines)
      },
      architecture: Build.architecture,
      swiftVersion: Build.swiftVersion,
      buildConfiguration: Build.configuration,
      gitCommit: Bundle.main.executableURL.flatMap { GitCommit.checkedOut(around: $0) },
      libraryVersions: libraryVersions)
  }

  /// The first processor's `model name`, or what stands for it on other machines than x86.
  static func cpuModel(inCPUInfo text: String) -> String? {
    for key in ["model name", "Model", "uarch"] {
      for line in text.split(separator: "\n") {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == key else {
          continue
        }
        let value = parts[1].trimmingCharacters(in: .whitespaces)
        if !value.isEmpty { return value }
      }
    }
    return nil
  }

  /// The value of `PRETTY_NAME`, without its quotes; see os-release(5).
  static func prettyName(inOSRelease text: String) -> String? {
    let prefix = "PRETTY_NAME="
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(prefix) }) else {
      return nil
    }
    let value = line.dropFirst(prefix.count).trimmingCharacters(
      in: CharacterSet(charactersIn: "\"'"))
    return value.isEmpty ? nil : value
  }

  private static func contents(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }
}
