import Measurement

/// The encodings of a workload, as bodies to compress, with the names of the codecs that write these very bytes.
struct BodySet {
  let workload: String
  let size: String
  var codecs: [String]
  var bodies: [[UInt8]]

  /// The most bytes of a workload in its longest format: the best levels take some seconds for a megabyte.
  static let mostBytes = 4 << 20

  /// The bodies of subjects, in their order; codecs that write the same bytes share a set.
  ///
  /// Where a workload has more bytes than `mostBytes`, only every second, third … of its bodies is there, the same ones
  /// in all formats.
  static func sets(of subjects: [BenchmarkSubject], mostBytes: Int = mostBytes) -> [BodySet] {
    let sets = distinct(subjects)
    return sets.map { set in
      let longest =
        sets.filter { $0.workload == set.workload && $0.size == set.size }
        .map(\.totalBytes).max() ?? 0
      let step = max(1, (longest + mostBytes - 1) / mostBytes)
      var thinned = set
      thinned.bodies = stride(from: 0, to: set.bodies.count, by: step).map { set.bodies[$0] }
      return thinned
    }
  }

  private static func distinct(_ subjects: [BenchmarkSubject]) -> [BodySet] {
    var sets: [BodySet] = []
    for subject in subjects where subject.identity.kind == .codec && !subject.encodings.isEmpty {
      let identity = subject.identity
      if let same = sets.firstIndex(where: {
        $0.workload == identity.workload && $0.size == identity.size
          && $0.bodies == subject.encodings
      }) {
        sets[same].codecs.append(identity.codec)
      } else {
        sets.append(
          BodySet(
            workload: identity.workload, size: identity.size, codecs: [identity.codec],
            bodies: subject.encodings))
      }
    }
    return sets
  }

  /// The set's name in progress and failures.
  var name: String { "\(workload)/\(size) \(codecs[0])" }

  /// How long the bodies are together, in bytes.
  var totalBytes: Int { bodies.reduce(0) { $0 + $1.count } }
}
