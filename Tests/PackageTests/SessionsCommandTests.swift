import Foundation
import TestSupport
import Testing

/// `serbench sessions`, as people run it.
@Suite struct SessionsCommandTests {
  private func serbench(_ arguments: [String], in folder: URL? = nil) throws -> Tool.Outcome {
    try Tool.run(Serbench.executable.path, arguments, in: folder)
  }

  @Test func theSampleIsWhatItsProgramWrites() throws {
    let folder = Tool.packageRoot.appending(path: "Tests/SampleTraffic")
    let made = try Tool.run("python3", [folder.appending(path: "make-shop-har.py").path])
    #expect(made.status == 0, "\(made.diagnostics)")
    #expect(made.output == (try Data(contentsOf: folder.appending(path: "shop.har"))))
  }

  @Test func everyRequestIsListed() throws {
    let shop = Tool.packageRoot.appending(path: "Tests/SampleTraffic/shop.har").path
    let text = try serbench(["sessions", "--requests-per-second", "500", shop])
    #expect(text.status == 0, "\(text.diagnostics)")
    #expect(text.text.hasPrefix("State travels in 19 of 20 requests"), "\(text.text)")
    #expect(text.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text.text)")
    let json = try serbench(["sessions", "--json", shop])
    let document = try #require(
      try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    #expect(document["requests"] as? Int == 20)
    #expect((document["entries"] as? [Any])?.count == 20)
    #expect(document["month_bytes"] == nil)
  }

  @Test func mistakesSayWhatToDo() throws {
    try Tool.withTemporaryFolder { folder in
      let file = folder.appending(path: "x.json")
      try Data("{\"a\":1}".utf8).write(to: file)
      for (arguments, status, message) in [
        (["sessions"], 2, "give one HAR file"),
        (["sessions", "--requests-per-second", "x", "a.har"], 2, "'x' is not a number"),
        (["sessions", "none.har"], 1, "none.har: the file cannot be read: No such file"),
        (["sessions", "x.json"], 1, "x.json: there is no array log.entries"),
      ] as [([String], Int32, String)] {
        let outcome = try serbench(arguments, in: folder)
        #expect(outcome.status == status)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains(message), "\(outcome.diagnostics)")
      }
    }
  }
}
