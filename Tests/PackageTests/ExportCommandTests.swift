import Foundation
import TestSupport
import Testing

/// Hands results on in every form, and asks outside programs what they make of it.
@Suite struct ExportCommandTests {
  private func serbench(_ arguments: String..., in folder: URL = Tool.packageRoot) throws
    -> Tool.Outcome
  {
    try Tool.run(Serbench.executable.path, arguments, in: folder)
  }

  private func python(_ script: String, input: Data, in folder: URL = Tool.packageRoot) throws {
    let outcome = try Tool.run("/usr/bin/python3", ["-c", script], input: input, in: folder)
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
  }

  @Test func csvHasARowACase() throws {
    let csv = try serbench("report", "Results/reference.json", "--format", "csv")
    try python(
      """
      import csv, io, json, statistics, sys
      d = json.load(open("Results/reference.json"))
      rows = list(csv.DictReader(io.StringIO(sys.stdin.read(), newline="")))
      rows = [row for row in rows if row["compression"] == ""]
      cases = [(m, k) for m in d["measurements"] for k in ("encode", "decode") if k in m]
      assert len(rows) == len(cases) > 0, len(rows)
      for row, (m, k) in zip(rows, cases):
          assert (row["codec"], row["direction"]) == (m["codec"], k)
          assert None not in row and None not in row.values()
          median = statistics.median(m[k]["sample_nanoseconds"]) / m[k]["operations_per_sample"]
          assert abs(float(row["median_nanoseconds"]) - median) < 1e-6 * median
      """, input: csv.output)
  }

  @Test func jmhHasWhatItsVisualisersRead() throws {
    let jmh = try serbench("report", "Results/reference.json", "--format", "jmh")
    try python(
      """
      import json, sys
      results = json.load(sys.stdin)
      assert len({(r["benchmark"], *sorted(r["params"].items())) for r in results}) == len(results)
      for r in results:
          assert r["mode"] == "avgt" and r["forks"] == 1
          m = r["primaryMetric"]
          assert m["scoreUnit"] == "ns/op" and m["score"] > 0
          assert m["scoreConfidence"][0] <= m["score"] <= m["scoreConfidence"][1]
          assert m["scorePercentiles"]["50.0"] == m["score"]
          assert len(m["rawData"]) == r["forks"]
          assert len(m["rawData"][0]) == r["measurementIterations"]
          assert all("score" in s for s in r["secondaryMetrics"].values())
      """, input: jmh.output)
  }

  @Test func markdownTablesAreRectangular() throws {
    let markdown = try serbench("report", "Results/reference.json", "--format", "markdown")
    let lines = markdown.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count(where: { $0.hasPrefix("|") }) > 200)
    for (line, next) in zip(lines, lines.dropFirst())
    where [line, next].allSatisfy({ $0.hasPrefix("|") }) {
      #expect(line.count(where: { $0 == "|" }) == next.count(where: { $0 == "|" }))
    }
    #expect(markdown.text.contains("## user-profile, one"))
  }

  @Test func aReportGoesIntoAFileWholeOrNotAtAll() throws {
    try Tool.withTemporaryFolder { folder in
      let reference = Tool.packageRoot.appendingPathComponent("Results/reference.json").path
      let outcome = try serbench(
        "report", reference, "--format", "csv", "-o", "out.csv", in: folder)
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.output.isEmpty)
      let csv = try Data(contentsOf: folder.appendingPathComponent("out.csv"))
      #expect(csv == (try serbench("report", reference, "--format", "csv").output))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.csv"])
      let device = try serbench("report", reference, "--output", "/dev/full", in: folder)
      #expect(device.status == 1)
      #expect(device.diagnostics.contains("/dev/full"))
      let unknown = try serbench("report", reference, "--format", "pdf")
      #expect(unknown.status == 2)
      #expect(unknown.diagnostics.contains("one of text, markdown, csv, jmh"))
    }
  }

  @Test func claimsComeWithVerdictsAndFigures() throws {
    let claims = try serbench("claims", "Results/reference.json")
    #expect(claims.status == 0, "\(claims.diagnostics)")
    #expect(claims.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(claims.text.contains("Avro is the most compact\nholds\n"))
    #expect(claims.text.contains("depends on the payload: holds for "))
    #expect(claims.text.contains(#/protobuf/swift vs json/foundation, one +[\d.]+×/#))
  }

  @Test("The reference run and a fresh one satisfy the schema, and damaged ones do not")
  func resultSchema() throws {
    try Tool.withTemporaryFolder { folder in
      let run = try serbench(
        "run", "--quick", "--workload", "session-claims", "--rounds", "2", "--seconds", "1",
        "--compression-times", "all", "--output", "fresh.json", in: folder)
      #expect(run.status == 0, "\(run.diagnostics)")
      let root = Tool.packageRoot.path
      try python(
        """
        import copy, json, jsonschema, os
        schema = json.load(open("\(root)/Results/result.schema.json"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        reference = json.load(open("\(root)/Results/reference.json"))
        fresh = json.load(open("fresh.json"))
        for document in (reference, fresh):
            validator.validate(document)
        tells = os.path.exists("/proc/self/smaps_rollup")
        for m in fresh["measurements"]:
            for operation in [m[k] for k in ("encode", "decode") if k in m]:
                assert ("peak_memory_bytes" in operation) == (tells and m["size"] == "batch"), m
        def damaged(damage):
            document = copy.deepcopy(fresh)
            damage(document, document["measurements"][0])
            return document
        damages = [
            lambda d, m: d.pop("format"),
            lambda d, m: d.update(format="other"),
            lambda d, m: d.update(schema_version=2),
            lambda d, m: d.update(extra=1),
            lambda d, m: d.update(started_at="yesterday"),
            lambda d, m: d.update(is_complete="yes"),
            lambda d, m: d["parameters"].update(order_seed=-1),
            lambda d, m: d["environment"].pop("swift_version"),
            lambda d, m: m.update(kind="half"),
            lambda d, m: m.update(operations_per_pass=0),
            lambda d, m: m["encode"].update(sample_nanoseconds=[0]),
            lambda d, m: m["encode"].update(sample_nanoseconds=[1.5]),
            lambda d, m: m["encode"].update(speed=1),
            lambda d, m: m["decode"].pop("warm_up_samples"),
            lambda d, m: d["compression"].update(version=2),
            lambda d, m: d["compression"]["settings"][0].update(choice="mine"),
            lambda d, m: d["compression"]["bodies"][0].update(body_count=0),
            lambda d, m: d["compression"]["bodies"][0]["outcomes"][0].pop("total_bytes"),
            lambda d, m: d["compression"]["bodies"][0]["outcomes"][0]["compress"].update(speed=1),
            lambda d, m: d["compression"]["bodies"][0]["dictionary"].update(dictionary_bytes=0),
            lambda d, m: m["decode"].update(peak_memory_bytes=-4096),
        ]
        for number, damage in enumerate(damages):
            assert not validator.is_valid(damaged(damage)), number
        """, input: Data(), in: folder)
    }
  }
}
