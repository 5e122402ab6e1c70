extension ResultDocument {
  /// Throws where figures contradict each other or cannot have been measured.
  func check() throws(ResultFailure) {
    for (index, rounds) in (roundsByProcess ?? []).enumerated() where rounds < 0 {
      throw .invalid(path: "rounds_by_process[\(index)]", problem: "is negative")
    }
    for (index, workload) in workloads.enumerated() {
      try workload.bodies?.check(at: "workloads[\(index)].bodies")
    }
    let workloadNames = Set(workloads.map(\.name))
    var seen: Set<BenchmarkSubject.Identity> = []
    for (index, measurement) in measurements.enumerated() {
      let path = "measurements[\(index)]"
      func require(_ condition: Bool, _ key: String, _ problem: String) throws(ResultFailure) {
        if !condition { throw .invalid(path: "\(path).\(key)", problem: problem) }
      }
      try require(
        workloadNames.contains(measurement.workload), "workload",
        "'\(measurement.workload)' is not in the list of workloads")
      try require(
        codecs.contains { $0.name == measurement.codec && $0.kind == measurement.kind }, "codec",
        "'\(measurement.codec)' of this kind is not in the list of codecs")
      try require(
        seen.insert(measurement.identity).inserted, "codec",
        "\(measurement.identity) is there twice")
      try require(
        measurement.recordsPerOperation > 0, "records_per_operation", "is not greater than 0")
      try require(measurement.operationsPerPass > 0, "operations_per_pass", "is not greater than 0")
      try require(
        measurement.encodedBytesPerOperation >= 0, "encoded_bytes_per_operation", "is negative")
      if let sizes = measurement.encodedBytesPercentiles {
        try require(
          0 <= sizes.p50 && sizes.p50 <= sizes.p90 && sizes.p90 <= sizes.p99,
          "encoded_bytes_percentiles", "do not ascend from 0 on")
      }
      for direction in BenchmarkSubject.Direction.allCases {
        try measurement[direction]?.check(
          at: "\(path).\(direction.rawValue)", isComplete: isComplete)
      }
    }
    try compression?.check(in: self)
  }
}

extension ResultDocument.Operation {
  func check(at path: String, isComplete: Bool) throws(ResultFailure) {
    func require(_ condition: Bool, _ key: String, _ problem: String) throws(ResultFailure) {
      if !condition { throw .invalid(path: "\(path).\(key)", problem: problem) }
    }
    try require(operationsPerSample > 0, "operations_per_sample", "is not greater than 0")
    try require(warmUpSamples >= 0, "warm_up_samples", "is negative")
    try require(
      !isComplete || !sampleNanoseconds.isEmpty, "sample_nanoseconds",
      "is empty, though is_complete is true")
    try require(
      sampleCPUNanoseconds.count == sampleNanoseconds.count, "sample_cpu_nanoseconds",
      "has \(sampleCPUNanoseconds.count) samples, and sample_nanoseconds has \(sampleNanoseconds.count)"
    )
    try require(
      sampleUserCPUNanoseconds.map { $0.count == sampleNanoseconds.count } ?? true,
      "sample_user_cpu_nanoseconds", "has not as many samples as sample_nanoseconds")
    for (index, sample) in (sampleUserCPUNanoseconds ?? []).enumerated() {
      try require(sample >= 0, "sample_user_cpu_nanoseconds[\(index)]", "is negative")
    }
    for (index, sample) in sampleNanoseconds.enumerated() {
      try require(sample > 0, "sample_nanoseconds[\(index)]", "is not greater than 0")
    }
    for (index, sample) in sampleCPUNanoseconds.enumerated() {
      try require(sample >= 0, "sample_cpu_nanoseconds[\(index)]", "is negative")
    }
    for (count, key) in [
      (allocationsPerOperation, "allocations_per_operation"),
      (allocatedBytesPerOperation, "allocated_bytes_per_operation"),
      (instructionsPerOperation, "instructions_per_operation"),
      (peakMemoryBytes.map(Double.init), "peak_memory_bytes"),
    ] {
      try require(count ?? 0 >= 0, key, "is negative")
    }
  }
}
