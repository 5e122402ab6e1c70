import Measurement

/// Bodies of one kind, of which all or a sample are measured: the documents of some files, or what one endpoint answers.
///
/// Bodies come from files (``BodyFiles``), or from memory through a ``BodySampler``, which takes any number of them and
/// keeps a bounded sample:
///
///     var sampler = BodySampler(limits: .quick, seed: 1)
///     for (index, bytes) in responses.enumerated() {
///       sampler.add(Body(bytes, at: .init(source: endpoint, number: index + 1)))
///     }
///     let bodies = sampler.bodies(named: endpoint, of: endpoint, from: .traffic, keepsWhiteSpace: true)
///
/// Several payloads that are measured together share the time that there is: `within:` says how much of it each has.
///
/// From there on an endpoint is a payload with a schema of its own, and several payloads make one benchmark, each as a
/// workload of the same result:
///
///     let payloads = try endpoints.map { try SchemaSource.inference.payload(of: $0) }
///     let benchmark = try PayloadBenchmark(payloads)
///
/// The executable's `PayloadRun` does all of it in 15 s.
package struct Bodies: Sendable {
  /// What bodies are from.
  package typealias Origin = ResultDocument.MeasuredBodies.Origin

  /// What tables call them, and what the workload is called in a result: `orders`.
  package let name: String
  /// Their source by its name, as sentences call it: `orders.jsonl`, `3 files`, an endpoint.
  package let source: String
  /// What they are from.
  package let origin: Origin
  /// The bodies to measure, in the order of their source; at least one.
  package let kept: [Body]
  /// How many there were in all.
  package let count: Int
  /// Whether ``count`` was estimated from parts of the source.
  package let isCountEstimated: Bool
  /// The seed that decided which ones were kept; `nil` where all were.
  package let seed: UInt64?
  /// How many bytes of the source were read; `nil` where all of it was, or the bodies are from all over it.
  package let readBytes: Int?
  /// Whether white space between tokens is sent too.
  ///
  /// A file is written for people and sent by a program, so white space between its tokens is left out unless it is to
  /// be kept; nothing else changes. Bodies of captured traffic are what was sent.
  package let keepsWhiteSpace: Bool

  /// States bodies.
  package init(
    name: String, source: String, origin: Origin, kept: [Body], count: Int,
    isCountEstimated: Bool = false, seed: UInt64? = nil, readBytes: Int? = nil,
    keepsWhiteSpace: Bool
  ) {
    self.name = name
    self.source = source
    self.origin = origin
    self.kept = kept
    self.count = count
    self.isCountEstimated = isCountEstimated
    self.seed = seed
    self.readBytes = readBytes
    self.keepsWhiteSpace = keepsWhiteSpace
  }
}
