import Testing

@testable import Measurement

@Suite("Run environment")
struct RunEnvironmentTests {
  @Test("names the processor as /proc/cpuinfo does, on x86 and elsewhere")
  func processor() {
    #expect(
      RunEnvironment.cpuModel(inCPUInfo: "processor\t: 0\nmodel name\t: Fast 3000 @ 2 GHz\n")
        == "Fast 3000 @ 2 GHz")
    #expect(RunEnvironment.cpuModel(inCPUInfo: "processor : 0\nModel : Board 5\n") == "Board 5")
    #expect(RunEnvironment.cpuModel(inCPUInfo: "processor : 0\n") == nil)
  }

  @Test("names the system as /etc/os-release does")
  func system() {
    #expect(
      RunEnvironment.prettyName(inOSRelease: "ID=x\nPRETTY_NAME=\"Some Linux 1\"\n")
        == "Some Linux 1")
    #expect(RunEnvironment.prettyName(inOSRelease: "ID=x\n") == nil)
  }

  @Test("of this process says what it was built as, and guesses nothing")
  func current() {
    let environment = RunEnvironment.current(libraryVersions: ["lib": "1"])
    #expect(environment.coreCount > 0 && environment.memoryBytes > 0)
    #expect(["debug", "release"].contains(environment.buildConfiguration))
    #expect(environment.libraryVersions == ["lib": "1"])
  }
}
