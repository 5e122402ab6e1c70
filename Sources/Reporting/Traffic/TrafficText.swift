import Formats
public import Measurement
public import Traffic

/// What was captured and measured, endpoint by endpoint, for a terminal.
public struct TrafficText {
  private let traffic: CapturedTraffic
  private let document: ResultDocument
  private let omissions: [String]
  private let style: TextStyle
  private let width: Int

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - traffic: What was captured.
  ///   - document: What was measured of it.
  ///   - omissions: What was not measured, a sentence each.
  ///   - style: How the text is decorated.
  ///   - width: The most columns that a line takes; at least 70.
  public init(
    _ traffic: CapturedTraffic, _ document: ResultDocument, omissions: [String] = [],
    style: TextStyle = .plain, width: Int = 80
  ) {
    self.traffic = traffic
    self.document = document
    self.omissions = omissions
    self.style = style
    self.width = max(70, width)
  }

  /// The text.
  public var rendered: String {
    let words = TrafficWords(traffic)
    var text = Paragraph.wrapped(words.subject + ".", width: width) + "\n"
    text += style.apply(.strong, to: "Bytes of a JSON body, as means") + "\n" + bodies + "\n"
    if !codecs.isEmpty {
      text += style.apply(.strong, to: "Bytes of a body in each format, as means") + "\n"
      text += formats + "\n"
    }
    let legend =
      "as is: without its coding; travelled: as captured; gzip: the same with gzip, as measured; the "
      + "formats: as measured, with the coding that was captured (at the usual level of servers)."
    for note in [legend] + words.notes + omissions {
      text += Paragraph.wrapped(note, width: width)
    }
    return text
  }

  /// What was captured.
  private var bodies: String {
    table(
      [
        .init("bodies", .right), .init("as is", .right), .init("travelled", .right),
        .init("gzip", .right), .init("coding", .left),
      ]
    ) { name, tally in
      let count = tally.jsonCount
      func mean(_ bytes: Int) -> String { Quantity.whole((bytes + count / 2) / count) }
      return [
        Quantity.whole(count), mean(tally.jsonContentBytes), mean(tally.jsonSentBytes),
        measured(Self.json, of: name.workload, ContentCoding("gzip")), tally.coding ?? "none",
      ]
    }
  }

  /// What the same bodies take in each format.
  private var formats: String {
    table(codecs.map { .init($0.format.id, .right) }) { name, tally in
      let captured = tally.coding.flatMap(ContentCoding.init(captured:))
      return codecs.map { measured($0.codec, of: name.workload, captured) }
    }
  }

  private static let json = "\(SerializationFormat.json.id)/document"

  /// A codec for each format that was measured, the usual one where there are several; JSON's are the bodies themselves.
  private var codecs: [(format: SerializationFormat, codec: String)] {
    let names = document.codecs.map(\.name)
    return SerializationFormat.all.compactMap { format in
      let codec =
        format == .json && names.contains(Self.json)
        ? Self.json : CodecName.meant(by: format.id, among: names)
      return codec.map { (format, $0) }
    }
  }

  /// A table with a row for each endpoint's bodies, and the endpoint in a column after the others.
  private func table(
    _ columns: [TextTable.Column], figures: (Name, BodyTally) -> [String]
  ) -> String {
    var table = TextTable(columns: columns + [.init("endpoint", .left)])
    let rows = rows.map { name, tally in (name, figures(name, tally)) }
    let taken = columns.indices.reduce(0) { sum, column in
      sum + 2 + rows.reduce(columns[column].title.count) { max($0, $1.1[column].count) }
    }
    for (name, figures) in rows {
      let lines = AddressLines.broken(name.shown, to: max(16, width - taken))
      table.append(figures.map { .init($0) } + [.init(lines[0])])
      for line in lines.dropFirst() { table.append(figures.map { _ in "" } + [.init(line)]) }
    }
    return table.rendered(style: style)
  }

  private struct Name {
    let workload: String
    let shown: String
  }

  /// The endpoints' bodies with JSON, the most bytes first.
  private var rows: [(Name, BodyTally)] {
    let isOneHost = Set(traffic.endpoints.map(\.endpoint.host)).count == 1
    return traffic.endpoints.flatMap { item -> [(Name, BodyTally)] in
      let endpoint = item.endpoint
      let shown = isOneHost ? "\(endpoint.method) \(endpoint.path)" : "\(endpoint)"
      return BodyDirection.allCases.map { direction in
        (
          Name(
            workload: direction.name(of: endpoint),
            shown: shown + (direction == .requests ? " (requests)" : "")), item[direction]
        )
      }
    }.filter { $0.1.jsonCount > 0 }.sorted { $0.1.jsonSentBytes > $1.1.jsonSentBytes }
  }

  /// The mean of a codec's bodies with a coding; a dash where it was not measured.
  private func measured(_ codec: String, of workload: String, _ coding: ContentCoding?) -> String {
    let format = MeasuredFormat(document, codec: codec, coding: coding)
    guard let side = try? format.side(response: workload, request: nil, paidEnds: .none),
      let body = side.response
    else { return "–" }
    return Quantity.whole(Int(Double(body.mean.magnitude).rounded()))
  }
}
