import Foundation
import Measurement
import Reporting
import SchemaLanguages
import SerializationCodecs
import Suites

/// `serbench measure`
enum MeasureCommand: Command {
  static let name = "measure"
  static let summary = "Measure your own JSON in every codec."
  static let discussion = """
    Reads JSON files (each an object, an array of objects, or an object a line), finds a schema that all their
    records have, and measures sizes and times of these very records in every codec. The files are samples of one
    kind of payload. Where no schema covers them, the message says which member of which sample stands in the way.
    """
  static let operands = "FILE…"
  static let options =
    [
      Option("codec", "NAME", repeats: true, "Measure only this codec; may be repeated."),
      Option("schema", nil, "Print the schema that was found, as .proto, and measure nothing."),
    ] + CompressionBenchmark.options + SamplingPlan.options
  static let examples = [
    Example("serbench measure --quick responses.json", "what each format makes of your responses"),
    Example("serbench measure --schema events.jsonl", "the schema that the events have"),
  ]

  /// A user's own file may be larger than what a service would accept.
  private static let limits = DecodingLimits(
    inputBytes: 1 << 30, elements: 50_000_000, stringBytes: 1 << 28)

  static func run(_ arguments: Arguments) throws {
    guard !arguments.operands.isEmpty else {
      throw UsageError("give a JSON file to measure", command: name)
    }
    let codecs = try chosenCodecs(arguments)
    let plan = try SamplingPlan(arguments)
    let inference = SchemaInference(limits: limits)
    let samples = try arguments.operands.map { path in
      let samples = try JSONSamples(try contents(of: path), file: path, limits: limits)
      try inference.observe(samples)
      return samples
    }
    let schema = inference.schema(named: "Payload")
    if arguments.has("schema") {
      return try Console.write(ProtoPrinter.text(of: schema))
    }
    let records = try samples.flatMap { try Self.records(in: $0, schema) }
    try measure(
      records, schema, codecs: codecs, label: label(of: arguments.operands),
      with: MeasuringRun(
        plan: plan, file: arguments.text("output"),
        compression: try CompressionBenchmark(arguments, plan: plan)))
  }

  private static func measure(
    _ records: [DynamicRecord], _ schema: RecordSchema, codecs: [BenchmarkSuite.Codec],
    label: String, with run: MeasuringRun
  ) throws {
    var subjects: [BenchmarkSubject] = []
    var measured: [BenchmarkSuite.Codec] = []
    var names: [String] = []
    for codec in codecs where names.last != codec.name { names.append(codec.name) }
    // A codec and its library alone share a name, and so their fate.
    for name in names {
      do {
        subjects += try CodecSuite.subjects(
          of: records, workload: label, size: "one", recordsPerOperation: 1, schema: schema,
          codecs: [name], limits: limits)
        if records.count > 1 {
          let batch = RecordBatch(of: records, schema)
          subjects += try CodecSuite.subjects(
            of: [batch.record], workload: label, size: "batch", recordsPerOperation: records.count,
            schema: batch.schema, codecs: [name], limits: limits)
        }
        measured += codecs.filter { $0.name == name }
      } catch let failure as EncodingFailure {
        Console.complain("\(name) is left out: \(failure)")
      }
    }
    let workload = BenchmarkSuite.Workload(
      name: label, summary: "\(records.count) of the user's own records", seed: nil)
    try run.measure(subjects, workloads: [workload], codecs: measured) {
      RunReport($0, style: Console.outputStyle).text(details: true)
    }
  }

  // MARK: Input

  private static func chosenCodecs(
    _ arguments: Arguments
  ) throws(UsageError) -> [BenchmarkSuite.Codec] {
    let chosen = try arguments.choices("codec", among: CodecSuite.codecs.map(\.name))
    // Which fields somebody would want of a payload that is new, nobody has said.
    return CodecSuite.codecs.filter {
      $0.kind != .borrowedDecode && (chosen.isEmpty || chosen.contains($0.name))
    }
  }

  private static func contents(of path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw UnreadableFile(path: path, reason: error.localizedDescription)
    }
  }

  private static func records(
    in samples: JSONSamples, _ schema: RecordSchema
  ) throws -> [DynamicRecord] {
    let codec = FoundationJSONCodec<DynamicRecord>(schema: schema, limits: limits)
    return try samples.records.map { range in
      try codec.decode(samples.bytes.rawSpan.extracting(range))
    }
  }

  /// What the tables call the payload: the file's name, or how many files there are.
  private static func label(of files: [String]) -> String {
    files.count == 1
      ? URL(fileURLWithPath: files[0]).deletingPathExtension().lastPathComponent
      : "\(files.count) files"
  }

  private struct UnreadableFile: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path) cannot be read: \(reason)" }
  }
}

/// Records of one type in a record around them.
private struct RecordBatch {
  let schema: RecordSchema
  let record: DynamicRecord

  init(of records: [DynamicRecord], _ item: RecordSchema) {
    schema = RecordSchema(
      "\(item.name)_Batch", [FieldSchema(1, "records", .record(item), .repeated)])
    var record = DynamicRecord(schema: schema)
    record["records"] = .list(.record(records))
    self.record = record
  }
}
