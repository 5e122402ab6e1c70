extension BenchmarkSubject {
  /// The same subject made slower on purpose, to see whether a comparison notices.
  ///
  /// After its passes it waits, busily, for a share of the processor time they took. That is exact however few passes
  /// fit into a sample, and touches neither memory nor caches.
  ///
  /// - Parameters:
  ///   - fraction: How much longer it takes: 0.1 for a tenth.
  ///   - clock: What the passes are timed with.
  public func slowedDown(by fraction: Double, clock: SamplingClock = .system) -> BenchmarkSubject {
    func slower(_ passes: @escaping Passes) -> Passes {
      { count in
        let start = clock.cpu()
        try passes(count)
        let end = clock.cpu()
        let until = end + UInt64(Double(end - start) * fraction)
        while clock.cpu() < until {}
      }
    }
    return BenchmarkSubject(
      identity: identity, recordsPerOperation: recordsPerOperation,
      operationsPerPass: operationsPerPass, encodedBytesPerPass: encodedBytesPerPass,
      encode: encode.map(slower), decode: decode.map(slower), verifyRoundTrip: verifyRoundTrip,
      encodings: encodings)
  }
}

extension BenchmarkSubject {
  /// The same subject under another codec's name.
  func renamed(codec: String) -> BenchmarkSubject {
    BenchmarkSubject(
      identity: Identity(
        workload: identity.workload, size: identity.size, codec: codec, kind: identity.kind),
      recordsPerOperation: recordsPerOperation, operationsPerPass: operationsPerPass,
      encodedBytesPerPass: encodedBytesPerPass, encode: encode, decode: decode,
      verifyRoundTrip: verifyRoundTrip, encodings: encodings)
  }
}
