import Foundation

/// The program that runs, to be started once more.
enum ThisProgram {
  /// A process that is not started yet.
  static func process(_ arguments: [String]) -> Process {
    let process = Process()
    // The file that runs, even where another one has taken its name since.
    process.executableURL = URL(filePath: "/proc/self/exe")
    process.arguments = arguments
    return process
  }
}
