/// Bodies of one kind, of which all or a sample are measured: the documents of some files, or what one endpoint answers.
///
/// Bodies come from files (``BodyFiles``), or from memory through a ``BodySampler``, which takes any number of them and
/// keeps a bounded sample:
///
///     var sampler = BodySampler(limits: .quick, seed: 1)
///     for (index, bytes) in responses.enumerated() {
///       sampler.add(Body(bytes, at: .init(source: endpoint, number: index + 1)))
///     }
///     let bodies = sampler.bodies(named: endpoint, from: .traffic)
///
/// From there on an endpoint is a payload with a schema of its own, and several payloads make one benchmark, each as a
/// workload of the same result:
///
///     let payloads = try endpoints.map { try SchemaSource.inference.payload(of: $0) }
///     let benchmark = try PayloadBenchmark(payloads)
///
/// The executable's `MeasuringRun` measures `benchmark.subjects`.
package struct Bodies: Sendable {
  /// What bodies are from.
  package enum Origin: String, Sendable, Hashable, Codable {
    /// Files of the user's.
    case files
    /// What came through a pipe.
    case standardInput = "standard_input"
    /// Captured traffic; the bodies are exactly what was sent.
    case traffic
  }

  /// What tables call them, and what the workload is called in a result: `orders`.
  package let name: String
  /// What they are from.
  package let origin: Origin
  /// The bodies to measure, in the order of their source; at least one.
  package let kept: [Body]
  /// How many there were in all.
  package let count: Int
  /// The seed that decided which ones were kept; `nil` where all were.
  package let seed: UInt64?

  /// States bodies.
  package init(name: String, origin: Origin, kept: [Body], count: Int, seed: UInt64? = nil) {
    self.name = name
    self.origin = origin
    self.kept = kept
    self.count = count
    self.seed = seed
  }
}
