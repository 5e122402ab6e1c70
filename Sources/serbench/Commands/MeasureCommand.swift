import Foundation
import Measurement
import Reporting
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

    With --proto the schema is your own. Members are found by their names in the schema and in ProtoJSON; a name
    that no identifier can spell goes with the field that has the same letters. With --avsc all codecs have the messages
    that `serbench schema convert` makes of your Avro schema. json/document is your JSON as it stands, and avro/document
    Avro under your schema, or the one that is found, with arrays in arrays and unions of its own.
    """
  static let operands = "FILE…"
  static let options =
    [
      Option("codec", "NAME", repeats: true, "Measure only this codec; may be repeated."),
      Option("schema", nil, "Print the schema that is used, as .proto, and measure nothing."),
    ] + PayloadSource.options + CompressionBenchmark.options + SamplingPlan.options
  static let examples = [
    Example("serbench measure --quick responses.json", "what each format makes of your responses"),
    Example(
      "serbench measure --proto order.proto orders.json", "the same under your own schema"),
    Example("serbench measure --schema events.jsonl", "the schema that the events have"),
  ]

  static func run(_ arguments: Arguments) throws {
    guard !arguments.operands.isEmpty else {
      throw UsageError("give a JSON file to measure", command: name)
    }
    let codecs = try chosenCodecs(arguments)
    let plan = try SamplingPlan(arguments)
    let payload = try PayloadSource(arguments).payload(in: arguments.operands)
    if arguments.has("schema") { return try Console.write(payload.schemaText) }
    try measure(
      payload, codecs: codecs, label: label(of: arguments.operands),
      with: MeasuringRun(
        plan: plan, file: arguments.text("output"),
        compression: try CompressionBenchmark(arguments)))
  }

  private static func measure(
    _ payload: Payload, codecs: [BenchmarkSuite.Codec], label: String, with run: MeasuringRun
  ) throws {
    let (records, schema) = (payload.records, payload.schema)
    var subjects: [BenchmarkSubject] = []
    var measured: [BenchmarkSuite.Codec] = []
    var names: [String] = []
    for codec in codecs where CodecSuite.codecs.contains(codec) && names.last != codec.name {
      names.append(codec.name)
    }
    // A codec and its library alone share a name, and so their fate.
    for name in names {
      do {
        subjects += try CodecSuite.subjects(
          of: records, workload: label, size: "one", recordsPerOperation: 1, schema: schema,
          codecs: [name], limits: Payload.limits)
        if records.count > 1 {
          let batch = RecordBatch(of: records, schema)
          subjects += try CodecSuite.subjects(
            of: [batch.record], workload: label, size: "batch", recordsPerOperation: records.count,
            schema: batch.schema, codecs: [name], limits: Payload.limits)
        }
        measured += codecs.filter { $0.name == name }
      } catch let failure as EncodingFailure {
        Console.complain("\(name) is left out: \(failure)")
      }
    }
    let whole = DocumentSubjects(
      documents: payload.documents, workload: label, limits: Payload.limits)
    if codecs.contains(DocumentSubjects.json) {
      subjects += try whole.asJSON()
      measured.append(DocumentSubjects.json)
    }
    if let avro = payload.avro, codecs.contains(DocumentSubjects.avro) {
      subjects += try whole.asAvro(avro)
      measured.append(DocumentSubjects.avro)
    }
    let workload = BenchmarkSuite.Workload(
      name: label, summary: "\(records.count) of the user's own records", seed: nil)
    try run.measure(subjects, workloads: [workload], codecs: measured) {
      RunReport($0, style: Console.outputStyle, width: Console.outputWidth).text(details: true)
    }
  }

  // MARK: Input

  private static func chosenCodecs(
    _ arguments: Arguments
  ) throws(UsageError) -> [BenchmarkSuite.Codec] {
    let all = CodecSuite.codecs + [DocumentSubjects.json, DocumentSubjects.avro]
    let chosen = try arguments.choices("codec", among: all.map(\.name))
    // Which fields somebody would want of a payload that is new, nobody has said.
    return all.filter {
      $0.kind != .borrowedDecode && (chosen.isEmpty || chosen.contains($0.name))
    }
  }

  /// What the tables call the payload: the file's name, or how many files there are.
  private static func label(of files: [String]) -> String {
    files.count == 1
      ? URL(fileURLWithPath: files[0]).deletingPathExtension().lastPathComponent
      : "\(files.count) files"
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
