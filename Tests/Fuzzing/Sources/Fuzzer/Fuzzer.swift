import Foundation

/// Starts libFuzzer on the target that `FUZZ_TARGET` names; its arguments are libFuzzer's.
///
/// With `FUZZ_SEEDS` set, inputs to start from are written to that folder first.
@main
enum Fuzzer {
  static func main() {
    let environment = ProcessInfo.processInfo.environment
    guard let target = environment["FUZZ_TARGET"].flatMap(FuzzTarget.init) else {
      // The list that `make fuzz` goes through.
      print(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))
      exit(environment["FUZZ_TARGET"] == nil ? 0 : 2)
    }
    if let folder = environment["FUZZ_SEEDS"] {
      for (index, seed) in target.seeds.enumerated() {
        let file = URL(fileURLWithPath: folder).appendingPathComponent("seed-\(index)")
        try? Data(seed).write(to: file)
      }
    }
    current = target
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, testOneInput))
  }

  /// The target of this process, set once before the first input.
  nonisolated(unsafe) fileprivate static var current = FuzzTarget.jsonSwift
}

private func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzzer.current.run([UInt8](UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// `LLVMFuzzerRunDriver`; see "Using libFuzzer as a library" in LLVM's documentation.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
