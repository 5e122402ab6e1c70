import Measurement

/// What compression means for the choice of a format, in sentences.
///
/// All of them speak of compression as servers do it, since what nobody chose is what most bodies meet.
struct CompressionSentences {
  /// Less than this part of the bytes is no advantage.
  static let noAdvantage = 0.05

  let model: CompressionModel
  let size: String

  private var servers: [CompressionModel.Way] { model.ways.filter(\.isServers) }
  private var plain: CompressionModel.Way { model.ways[0] }
  private var base: CompressionModel.Column { model.baseline }

  /// The sentences: what compression leaves of the smallest format's advantage, where it leaves
  /// none, whether to compress or to change the format, where bodies get longer, and dictionaries.
  var all: [String] {
    guard !servers.isEmpty else { return [] }
    let workloads = model.workloads(size)
    return [overall].compactMap { $0 } + workloads.compactMap(erased) + crossed(workloads)
      + workloads.compactMap(enlarged) + workloads.compactMap(erasedByDictionary)
  }

  // MARK: What is left

  /// What the smallest format takes of the baseline's bytes, as it is and compressed.
  private var overall: String? {
    let shares = model.columns.filter { $0 != base }.compactMap { column in
      model.share(of: column, plain, against: base, plain, size).map { (column, $0) }
    }
    guard let (column, share) = shares.min(by: { $0.1 < $1.1 }) else { return nil }
    let left = servers.compactMap { way in
      model.share(of: column, way, against: base, way, size).map {
        "\(Quantity.percent($0)) under \(way.name)"
      }
    }
    return "\(column.format) takes \(Quantity.percent(share)) of the bytes of \(base.format) "
      + "as it is, and \(Self.list(left))."
  }

  /// The formats that are shorter than the baseline as they are, and no longer so once both are compressed.
  private func erased(_ workload: String) -> String? {
    let parts = model.columns.filter { $0 != base }.compactMap { column -> String? in
      guard let before = advantage(workload, column, plain), before >= Self.noAdvantage else {
        return nil
      }
      let left = servers.compactMap { way in
        advantage(workload, column, way).map { (way: way, part: $0) }
      }.filter { $0.part < Self.noAdvantage }
      guard let first = left.first else { return nil }
      let gone = left.map {
        "\(Self.percent(abs($0.part)))\($0.part < 0 ? " longer" : "") under \($0.way.name)"
      }
      return "\(column.format) is \(Quantity.percent(before)) shorter than \(base.format) "
        + "as it is, but \(first.part < 0 ? "" : "only ")\(Self.list(gone))"
    }
    guard !parts.isEmpty else { return nil }
    return "\(workload): \(parts.joined(separator: "; ")): the advantage is gone."
  }

  /// How much shorter bodies of a format are than the baseline's when both are sent in a way: 0.4 for 40 % fewer bytes.
  private func advantage(
    _ workload: String, _ column: CompressionModel.Column, _ way: CompressionModel.Way
  ) -> Double? {
    guard let own = model.bytes(workload, size, column, way),
      let other = model.bytes(workload, size, base, way), other > 0
    else { return nil }
    return 1 - own / other
  }

  // MARK: Compression against the format

  /// Where compressing the baseline saves more than changing the format, and where it does not.
  private func crossed(_ workloads: [String]) -> [String] {
    guard let way = servers.first else { return [] }
    var compressing: [String] = []
    var changing: [String] = []
    for workload in workloads {
      let formats = model.columns.filter { $0 != base }.compactMap { column in
        model.bytes(workload, size, column, plain).map { (column, $0) }
      }
      guard let (column, bytes) = formats.min(by: { $0.1 < $1.1 }), bytes > 0,
        let compressed = model.bytes(workload, size, base, way)
      else { continue }
      let lengths =
        "\(Quantity.bytes(compressed)) against \(Quantity.bytes(bytes)) of \(column.format)"
      if compressed < bytes {
        compressing.append("\(workload) (\(lengths))")
      } else {
        changing.append("\(workload) (\(lengths))")
      }
    }
    let subject = "\(base.format) under \(way.name)"
    return [
      compressing.isEmpty
        ? nil
        : "\(subject) is shorter than every other format as it is, so compressing saves more than "
          + "changing the format: \(Self.list(compressing)).",
      changing.isEmpty
        ? nil
        : "\(subject) is longer than another format as it is, so changing the format saves more "
          + "than compressing: \(Self.list(changing)).",
    ].compactMap { $0 }
  }

  // MARK: Longer bodies

  /// The formats whose bodies compression makes longer.
  private func enlarged(_ workload: String) -> String? {
    let formats = model.columns.compactMap { column -> String? in
      guard let before = model.bytes(workload, size, column, plain), before > 0 else { return nil }
      let longer = servers.compactMap { way -> String? in
        guard let after = model.bytes(workload, size, column, way), after > before else {
          return nil
        }
        return "\(Self.percent(after / before - 1)) under \(way.name)"
      }
      guard !longer.isEmpty else { return nil }
      return "\(column.format) of \(Quantity.bytes(before)) by \(Self.list(longer))"
    }
    guard !formats.isEmpty else { return nil }
    return "\(workload): compression makes bodies longer, \(formats.joined(separator: "; ")): "
      + "better sent as they are."
  }

  // MARK: Dictionaries

  /// Whether a dictionary leaves nothing of what is shortest with it.
  private func erasedByDictionary(_ workload: String) -> String? {
    let parts = model.columns.compactMap { column in
      model.bodies(workload, size, column)?.dictionary.map { (column, $0) }
    }
    guard let own = parts.first(where: { $0.0 == base })?.1,
      let best = parts.filter({ $0.0 != base }).min(by: { $0.1.bytesWith < $1.1.bytesWith }),
      let before = advantage(workload, best.0, plain), before >= Self.noAdvantage,
      1 - best.1.bytesWith / own.bytesWith < Self.noAdvantage
    else { return nil }
    return "\(workload): with a dictionary for \(own.method) \(own.level), \(base.format) takes "
      + "\(Quantity.bytes(own.bytesWith)) and \(best.0.format) "
      + "\(Quantity.bytes(best.1.bytesWith)): the advantage is gone."
  }

  // MARK: Words

  /// A part of which something is said because it is there at all.
  private static func percent(_ part: Double) -> String {
    part < 0.005 ? "less than 1 %" : Quantity.percent(part)
  }

  /// Words in a row: `a, b and c`.
  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension ResultDocument.Compression.Dictionary {
  /// How long a body is as it is, in bytes: the mean of those that the dictionary was tried on.
  var bytesPlain: Double { Double(testedBytes) / Double(testedBodyCount) }
  /// How long a body is with the dictionary, in bytes: the mean.
  var bytesWith: Double { Double(totalBytesWith) / Double(testedBodyCount) }
  /// How long a body is without the dictionary, in bytes: the mean.
  var bytesWithout: Double { Double(totalBytesWithout) / Double(testedBodyCount) }
}
