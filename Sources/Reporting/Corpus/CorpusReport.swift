/// Our sizes of real documents beside those that were published, as text.
public struct CorpusReport {
  /// Bytes of an encoding, ours and as published; `nil` where there is none.
  public struct Sizes: Sendable {
    /// Ours.
    public var ours: Int?
    /// As published.
    public var published: Int?

    /// States sizes.
    public init(ours: Int?, published: Int?) {
      self.ours = ours
      self.published = published
    }

    fileprivate var cell: TextTable.Cell {
      .init("\(ours.map(String.init) ?? "–") / \(published.map(String.init) ?? "–")")
    }
  }

  /// What a document comes to.
  public struct Document: Sendable {
    /// The document's name.
    public var name: String
    /// Its own JSON without white space.
    public var json: Sizes
    /// Under its own Avro schema, as it is and after `gzip -9`.
    public var avro: (plain: Sizes, gzip: Sizes)
    /// Under its own `.proto`, as it is and after `gzip -9`.
    public var protobuf: (plain: Sizes, gzip: Sizes)
    /// Whether the published size under the `.proto` is one that ours must be equal to; Avro's always is.
    public var isProtobufExact: Bool
    /// Under a schema that was found from the document alone.
    public var inferred: (protobuf: Sizes, avro: Sizes)
    /// Why sizes of ours are missing, a sentence each.
    public var notes: [String]

    /// States what a document comes to.
    public init(
      name: String, json: Sizes, avro: (plain: Sizes, gzip: Sizes),
      protobuf: (plain: Sizes, gzip: Sizes), isProtobufExact: Bool,
      inferred: (protobuf: Sizes, avro: Sizes), notes: [String]
    ) {
      self.name = name
      self.json = json
      self.avro = avro
      self.protobuf = protobuf
      self.isProtobufExact = isProtobufExact
      self.inferred = inferred
      self.notes = notes
    }

    /// How many sizes of ours must be equal to the published ones, and are not.
    public var differences: Int {
      [(avro.plain, true), (protobuf.plain, isProtobufExact)].count { sizes, isExact in
        isExact && sizes.ours != sizes.published
      }
    }
  }

  /// The tables; lines of 80 columns at most, but for notes.
  public static func text(_ documents: [Document], style: TextStyle = .plain) -> String {
    var own = TextTable(columns: [
      .init("own schema", .left), .init("JSON", .right), .init("Avro", .right),
      .init("gzip 9", .right), .init("Protobuf", .right), .init("gzip 9", .right),
    ])
    var inferred = TextTable(columns: [
      .init("schema found", .left), .init("Protobuf", .right), .init("Avro", .right),
    ])
    for document in documents {
      own.append(
        [.init(document.name)]
          + [
            document.json, document.avro.plain, document.avro.gzip, document.protobuf.plain,
            document.protobuf.gzip,
          ].map(\.cell))
      inferred.append([
        .init(document.name), document.inferred.protobuf.cell, document.inferred.avro.cell,
      ])
    }
    inferred.appendRule()
    inferred.append([
      "total", total(documents.map(\.inferred.protobuf)), total(documents.map(\.inferred.avro)),
    ])
    return "Bytes, ours / published\n\n" + own.rendered(style: style)
      + documents.flatMap(\.notes).map { $0 + "\n" }.joined() + "\n"
      + inferred.rendered(style: style)
  }

  private static func total(_ sizes: [Sizes]) -> TextTable.Cell {
    let known = sizes.filter { $0.ours != nil && $0.published != nil }
    let ours = known.reduce(0) { $0 + ($1.ours ?? 0) }
    let published = known.reduce(0) { $0 + ($1.published ?? 0) }
    let share = published == 0 ? 1 : Double(ours) / Double(published)
    return .init("\(ours) / \(published), \(Quantity.percent(share))")
  }
}
