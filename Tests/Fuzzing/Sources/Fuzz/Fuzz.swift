import Foundation
import RecordModel

/// The target that this process fuzzes, named in the environment: `FUZZ_TARGET=protobuf/swift Fuzz corpus`.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    fail("FUZZ_TARGET names no target; there are:\n" + names)
  }
  return target
}()

private let names = FuzzTarget.all.map(\.name).joined(separator: "\n")

private let check = target.makeCheck()

/// Called by libFuzzer before the first input. Does what the environment asks for instead of fuzzing:
/// `FUZZ_LIST=1` prints the targets, `FUZZ_SEEDS=folder` writes the target's first inputs.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ argumentCount: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
  let environment = ProcessInfo.processInfo.environment
  if environment["FUZZ_LIST"] != nil {
    print(names)
    exit(0)
  }
  if let folder = environment["FUZZ_SEEDS"] {
    do {
      try target.writeSeeds(to: URL(fileURLWithPath: folder))
    } catch {
      fail("\(error)")
    }
    exit(0)
  }
  _ = check
  return 0
}

/// Called by libFuzzer with each input. The bytes are read where they lie, so that the address sanitizer sees a read
/// beyond them.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(RawSpan(_unsafeBytes: UnsafeRawBufferPointer(start: bytes, count: count)))
  return 0
}

private func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("Fuzz: \(message)\n".utf8))
  exit(2)
}

/// Reports a broken promise to libFuzzer, which keeps the input.
func finding(_ message: String) -> Never {
  FileHandle.standardError.write(Data("Fuzz: \(target.name): \(message)\n".utf8))
  abort()
}
