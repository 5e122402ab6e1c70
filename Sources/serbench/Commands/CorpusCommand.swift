import Reporting

/// `serbench corpus`
enum CorpusCommand: Command {
  static let name = "corpus"
  static let summary = "Compare sizes with those that were published for real documents."
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
    let documents = try PublishedDocument.all(in: folder).map { try $0.compared() }
    try Console.show(CorpusReport.text(documents, style: Console.outputStyle))
    let differences = documents.reduce(0) { $0 + $1.differences }
    if differences > 0 { throw Differences(count: differences) }
  }

  private struct Differences: Error, CustomStringConvertible {
    let count: Int
    var description: String {
      "\(count) \(count == 1 ? "size differs from the one" : "sizes differ from those") published"
    }
  }
}
