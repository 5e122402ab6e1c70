import Measurement

/// The encodings of a workload, as bodies to compress, with the names of the codecs that write these very bytes.
struct BodySet {
  let workload: String
  let size: String
  var codecs: [String]
  let bodies: [[UInt8]]

  /// The bodies of subjects, in their order; codecs that write the same bytes share a set.
  static func sets(of subjects: [BenchmarkSubject]) -> [BodySet] {
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
