import Reporting

/// `serbench corpus`
enum CorpusCommand: Command {
  static let name = "corpus"
  static let summary = "Hold sizes against those that were published for real documents."
  static let discussion = """
    FOLDER holds a folder for each document: document.json, schema.avsc, schema.proto, and expected.json with the bytes \
    that were published for its encodings. Prints our bytes beside the published ones, as they are and after gzip -9: \
    under the document's own schemas, and under a schema found from the document alone. Ends with 1 where a size under \
    the document's own schema differs from the published one.
    """
  static let operands = "FOLDER"
  static let options: [Option] = []
  static let examples = [
    Example("serbench corpus documents", "a row a document, and the totals")
  ]

  static func run(_ arguments: Arguments) throws {
    guard let folder = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("give the folder of the documents", command: name)
    }
    let documents = try PublishedDocument.all(in: folder)
    var own = TextTable(
      columns: [
        .init("own schema", .left), .init("JSON", .right), .init("Avro", .right),
        .init("gzip 9", .right), .init("Protobuf", .right), .init("gzip 9", .right),
      ])
    var inferred = TextTable(
      columns: [
        .init("schema found", .left), .init("Protobuf", .right), .init("Avro", .right),
      ])
    var notes: [String] = []
    var differences = 0
    var totals = (protobuf: Pair(), avro: Pair())
    for document in documents {
      let avro = result("Avro", document, &notes) { try document.avro() }
      let protobuf = result("Protobuf", document, &notes) { try document.protobuf() }
      let published = (avro: document.published("avro"), protobuf: document.published("protobuf"))
      let pairs = [
        (avro?.uncompressed, published.avro?.uncompressed, true),
        (avro?.gzip9, published.avro?.gzip9, false),
        (protobuf?.uncompressed, published.protobuf?.uncompressed, document.protoUsesDocumentNames),
        (protobuf?.gzip9, published.protobuf?.gzip9, false),
      ]
      differences += pairs.count { ours, theirs, isExact in isExact && ours != theirs }
      own.append(
        [
          .init(document.name),
          cell(try document.json.uncompressed, document.published("json")?.uncompressed),
        ] + pairs.map { cell($0.0, $0.1) })
      let found = try document.inferred()
      totals.protobuf.add(found.protobuf, published.protobuf?.uncompressed)
      totals.avro.add(found.avro, published.avro?.uncompressed)
      inferred.append([
        .init(document.name), cell(found.protobuf, published.protobuf?.uncompressed),
        cell(found.avro, published.avro?.uncompressed),
      ])
    }
    inferred.appendRule()
    inferred.append(["total", totals.protobuf.cell, totals.avro.cell])
    let style = Console.outputStyle
    try Console.write(
      """
      Bytes, ours / published

      \(own.rendered(style: style))\(notes.map { $0 + "\n" }.joined())
      \(inferred.rendered(style: style))
      """)
    if differences > 0 { throw Differences(count: differences) }
  }

  /// Sizes that were published, and ours of the same documents.
  private struct Pair {
    var ours = 0
    var published = 0

    mutating func add(_ ours: Int, _ published: Int?) {
      guard let published else { return }
      self.ours += ours
      self.published += published
    }

    var cell: TextTable.Cell {
      let percent = published == 0 ? 100 : Double(ours) / Double(published) * 100
      return .init("\(ours) / \(published), \(Int(percent.rounded())) %")
    }
  }

  private static func cell(_ ours: Int?, _ published: Int?) -> TextTable.Cell {
    .init("\(ours.map(String.init) ?? "–") / \(published.map(String.init) ?? "–")")
  }

  /// What a document comes to, or why it does not.
  private static func result(
    _ format: String, _ document: PublishedDocument, _ notes: inout [String],
    _ sizes: () throws -> PublishedDocument.Sizes
  ) -> PublishedDocument.Sizes? {
    do {
      return try sizes()
    } catch {
      notes.append("\(document.name), \(format): \(error)")
      return nil
    }
  }

  private struct Differences: Error, CustomStringConvertible {
    let count: Int
    var description: String {
      "\(count) \(count == 1 ? "size differs from the one" : "sizes differ from those") published"
    }
  }
}
