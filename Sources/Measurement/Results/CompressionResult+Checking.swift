extension ResultDocument.Compression {
  /// Throws where figures contradict each other, or speak of what the document does not know.
  func check(in document: ResultDocument) throws(ResultFailure) {
    guard version == Self.currentVersion else {
      throw .invalid(
        path: "compression.version",
        problem: "is \(version), and this serbench reads only \(Self.currentVersion)")
    }
    for (index, setting) in settings.enumerated()
    where settings[..<index].contains(where: {
      $0.method == setting.method && $0.level == setting.level
    }) {
      throw .invalid(path: "compression.settings[\(index)]", problem: "is there twice")
    }
    var seen: Set<[String]> = []
    for (index, item) in bodies.enumerated() {
      let path = "compression.bodies[\(index)]"
      try Self.require(
        document.workloads.contains { $0.name == item.workload }, "\(path).workload",
        "'\(item.workload)' is not in the list of workloads")
      try Self.require(!item.codecs.isEmpty, "\(path).codecs", "is empty")
      for codec in item.codecs {
        try Self.require(
          document.codecs.contains { $0.name == codec && $0.kind == .codec }, "\(path).codecs",
          "'\(codec)' is not in the list of codecs")
        try Self.require(
          seen.insert([item.workload, item.size, codec]).inserted, "\(path).codecs",
          "\(item.workload)/\(item.size) \(codec) is there twice")
      }
      try Self.require(item.bodyCount > 0, "\(path).body_count", "is not greater than 0")
      try Self.require(item.totalBytes >= 0, "\(path).total_bytes", "is negative")
      try checkOutcomes(of: item, at: path, isComplete: document.isComplete)
      try item.dictionary?.check(at: "\(path).dictionary")
    }
  }

  private func checkOutcomes(
    of item: Bodies, at path: String, isComplete: Bool
  ) throws(ResultFailure) {
    let stated = item.outcomes.map { "\($0.method) \($0.level)" }
    let expected = settings.map { "\($0.method) \($0.level)" }
    try Self.require(
      stated == expected, "\(path).outcomes",
      "is of \(stated), and settings of \(expected)")
    for (index, outcome) in item.outcomes.enumerated() {
      let path = "\(path).outcomes[\(index)]"
      try Self.require(outcome.totalBytes >= 0, "\(path).total_bytes", "is negative")
      try Self.require(
        (0...item.bodyCount).contains(outcome.enlargedBodyCount), "\(path).enlarged_body_count",
        "is not between 0 and body_count")
      for direction in Direction.allCases {
        try outcome[direction]?.check(
          at: "\(path).\(direction.rawValue)", isComplete: isComplete)
      }
    }
  }

  fileprivate static func require(
    _ condition: Bool, _ path: String, _ problem: @autoclosure () -> String
  ) throws(ResultFailure) {
    if !condition { throw .invalid(path: path, problem: problem()) }
  }
}

extension ResultDocument.Compression.Dictionary {
  fileprivate func check(at path: String) throws(ResultFailure) {
    for (count, key, least) in [
      (trainingBodyCount, "training_body_count", 1), (dictionaryBytes, "dictionary_bytes", 1),
      (testedBodyCount, "tested_body_count", 1), (testedBytes, "tested_bytes", 0),
      (totalBytesWithout, "total_bytes_without_dictionary", 0),
      (totalBytesWith, "total_bytes_with_dictionary", 0),
    ] {
      try ResultDocument.Compression.require(
        count >= least, "\(path).\(key)", "is less than \(least)")
    }
  }
}
