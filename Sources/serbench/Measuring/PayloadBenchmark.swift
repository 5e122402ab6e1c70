import Foundation
import Measurement
import SerializationCodecs
import Suites

/// What is measured of a user's payload: its records in every codec, one by one and as a batch, and its documents.
struct PayloadBenchmark {
  /// All codecs that can be measured.
  static let allCodecs =
    // Which fields somebody would want of a payload that is new, nobody has said.
    CodecSuite.codecs.filter { $0.kind != .borrowedDecode } + [
      DocumentSubjects.json, DocumentSubjects.avro,
    ]

  let workload: BenchmarkSuite.Workload
  private(set) var subjects: [BenchmarkSubject] = []
  /// Those that could be measured, of those asked for.
  private(set) var codecs: [BenchmarkSuite.Codec] = []

  /// Prepares a payload for some codecs; one that cannot carry it is left out, with the reason on standard error.
  ///
  /// - Parameter files: where the payload is from, which gives it its name.
  init(
    _ payload: Payload, of files: [String], codecs asked: [BenchmarkSuite.Codec] = allCodecs
  ) throws {
    workload = BenchmarkSuite.Workload(
      name: Self.label(of: files), summary: "\(payload.records.count) of the user's own records",
      seed: nil)
    var names: [String] = []
    for codec in asked where CodecSuite.codecs.contains(codec) && names.last != codec.name {
      names.append(codec.name)
    }
    // A codec and its library alone share a name, and so their fate.
    for name in names {
      do {
        try add(payload, in: name)
        codecs += asked.filter { $0.name == name }
      } catch let failure as EncodingFailure {
        Console.complain("\(name) is left out: \(failure)")
      }
    }
    let whole = DocumentSubjects(
      documents: payload.documents, workload: workload.name, limits: Payload.limits)
    if asked.contains(DocumentSubjects.json) {
      subjects += try whole.asJSON()
      codecs.append(DocumentSubjects.json)
    }
    if let avro = payload.avro, asked.contains(DocumentSubjects.avro) {
      subjects += try whole.asAvro(avro)
      codecs.append(DocumentSubjects.avro)
    }
  }

  private mutating func add(_ payload: Payload, in codec: String) throws {
    let (records, schema) = (payload.records, payload.schema)
    var added = try CodecSuite.subjects(
      of: records, workload: workload.name, size: "one", recordsPerOperation: 1, schema: schema,
      codecs: [codec], limits: Payload.limits)
    if records.count > 1 {
      let batch = RecordBatch(of: records, schema)
      added += try CodecSuite.subjects(
        of: [batch.record], workload: workload.name, size: "batch",
        recordsPerOperation: records.count, schema: batch.schema, codecs: [codec],
        limits: Payload.limits)
    }
    subjects += added
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
