import Foundation
import Measurement
import Payloads
import Reporting
import SerializationCodecs
import Suites

/// `serbench measure`
enum MeasureCommand: Command {
  static let name = "measure"
  static let summary = "Measure your own JSON in every codec."
  static let discussion = """
    Reads JSON files, finds a schema that all their bodies have, and measures sizes and times of these very bodies in
    every codec. A file is one body, an array too; a file with a document a line (JSON Lines) has a body a line; with
    --elements each element of an array is a body. The files are samples of one kind of payload.

    Of many bodies a random sample is measured, and with --quick an answer takes 15 s from start to end, whatever the
    files' size. The answer begins with what was measured.

    A HAR file, which browsers and proxies export, is a capture of many: requests are grouped into endpoints, and the
    JSON bodies of each endpoint, one way, have a schema of their own. They are compressed as they were captured, and by
    gzip, which is what most servers would use for those that were not.

    With --proto the schema is your own. Members are found by their names in the schema and in ProtoJSON; a name
    that no identifier can spell goes with the field that has the same letters. With --avsc all codecs have the messages
    that `serbench schema convert` makes of your Avro schema. json/document is your bodies' own bytes, without the
    white space between tokens, and avro/document Avro under your schema, or the one that is found, with arrays in
    arrays and unions of its own.
    """
  static let operands = "FILE…"
  static let options =
    [
      Option("codec", "NAME", repeats: true, "Measure only this codec; may be repeated."),
      Option("schema", nil, "Print the schema that is used, as .proto, and measure nothing."),
    ] + PayloadOptions.options + CompressionBenchmark.options + SamplingPlan.options
  static let examples = [
    Example("serbench measure --quick responses.json", "what each format makes of your responses"),
    Example(
      "serbench measure --proto order.proto orders.json", "the same under your own schema"),
    Example(
      "serbench measure --quick --elements export.json",
      "each element of an exported array as a body"),
    Example("serbench measure --schema events.jsonl", "the schema that the events have"),
    Example("serbench measure shop.har", "what each endpoint's bodies take in each format"),
  ]

  static func run(_ arguments: Arguments) throws {
    guard !arguments.operands.isEmpty else {
      throw UsageError("give a JSON file to measure, or - for standard input", command: name)
    }
    try arguments.checkEachOnce(arguments.operands, of: name)
    try arguments.check(
      ["codec", "output", "rounds", "seconds", "processes"]
        + CompressionBenchmark.options.map(\.name),
      !arguments.has("schema"),
      "is about measuring, and --schema measures nothing; leave one of them out")
    let codecs = try chosenCodecs(arguments)
    let isQuick = arguments.has("quick")
    let plan = try SamplingPlan(arguments)
    if let captured = try CapturedMeasurement(
      arguments, command: name, seed: plan.orderSeed,
      refusing: refusals, codecs: codecs)
    {
      return try measure(captured, arguments, plan)
    }
    let compression = try CompressionBenchmark(
      arguments, defaultLevels: isQuick ? .servers : .all)
    let options = try PayloadOptions(arguments, command: name)
    let run = PayloadRun(isQuick && !arguments.has("seconds") ? PayloadRun.quick(plan) : plan)
    let payloads = try run.payloads { progress in
      [
        try options.payload(
          limits: isQuick ? .quick : .thorough, seed: plan.orderSeed, progress: progress)
      ]
    }
    if arguments.has("schema") {
      return try Console.write(payloads.map(\.schemaText).joined(separator: "\n"))
    }
    let benchmark = try run.benchmark(payloads, codecs: codecs)
    let measuring = run.measuring(
      payloads, file: arguments.text("output"), compression: compression)
    try measuring.measure(
      benchmark.subjects, workloads: benchmark.workloads, codecs: benchmark.codecs
    ) {
      RunReport($0, style: Console.outputStyle, width: Console.outputWidth).text(details: true)
    }
  }

  /// Measures a capture, for 15 s unless told otherwise, since a sample of each endpoint is enough to see what it saves.
  private static func measure(
    _ captured: CapturedMeasurement, _ arguments: Arguments, _ plan: SamplingPlan
  ) throws {
    let isPlanned = ["rounds", "seconds", "processes"].contains(where: arguments.has)
    let run = captured.measuring(
      plan: isPlanned ? plan : PayloadRun.quick(.quick(seed: plan.orderSeed)),
      file: arguments.text("output"))
    let benchmark = captured.benchmark
    try run.measure(
      benchmark.subjects, workloads: benchmark.workloads, codecs: benchmark.codecs
    ) {
      TrafficText(
        captured.traffic, $0, omissions: captured.omissions, style: Console.outputStyle,
        width: Console.outputWidth
      ).rendered
    }
  }

  private static let refusals = [
    CapturedMeasurement.Refusal(
      ["schema"], "is about one payload, and a HAR file has one for each endpoint; leave it out"),
    CapturedMeasurement.Refusal(
      ["compression", "compression-times", "compress-batches"],
      "is what a HAR file says: its bodies are compressed as they were captured, and with gzip; "
        + "leave it out"),
  ]

  // MARK: Input

  private static func chosenCodecs(
    _ arguments: Arguments
  ) throws(UsageError) -> [BenchmarkSuite.Codec] {
    let all = PayloadBenchmark.allCodecs
    let chosen = try arguments.choices("codec", among: all.map(\.name))
    return all.filter { chosen.isEmpty || chosen.contains($0.name) }
  }
}
