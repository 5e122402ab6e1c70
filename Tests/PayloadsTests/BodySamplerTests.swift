import Payloads
import Randomness
import Testing

@Suite struct BodySamplerTests {
  /// Bodies that can be told apart, each of a length.
  private func bodies(_ lengths: [Int]) -> [Body] {
    lengths.enumerated().map { index, length in
      Body(
        Array(repeating: UInt8(index % 256), count: length),
        at: .init(source: "test", number: index + 1))
    }
  }

  private func sample(_ bodies: [Body], _ limits: SampleLimits, seed: UInt64 = 1) -> Bodies {
    var sampler = BodySampler(limits: limits, seed: seed)
    for body in bodies { sampler.add(body) }
    return sampler.bodies(named: "test", of: "a.json", from: .files, keepsWhiteSpace: true)
  }

  private func numbers(_ bodies: Bodies) -> [Int] { bodies.kept.compactMap(\.place.number) }

  @Test("Few bodies are all kept, in their order, and no seed is named")
  func everything() {
    let few = bodies([3, 1, 2])
    let kept = sample(few, SampleLimits(bodies: 3, bytes: 6, heldBytes: 6))
    #expect(kept.kept == few)
    #expect(kept.count == 3 && kept.seed == nil)
    #expect(sample(few, .everything).kept == few)
  }

  @Test(
    "The kept ones are those with the lowest random numbers, whatever memory was held on the way")
  func lowest() {
    for seed in UInt64(1)...50 {
      let many = bodies((0..<2000).map { 1 + $0 % 7 })
      var generator = SeededGenerator(seed: seed)
      let order = many.map { (random: generator.next(), number: $0.place.number ?? 0) }
      let lowest = order.sorted { $0.random < $1.random }.prefix(40).map(\.number).sorted()
      let limits = SampleLimits(bodies: 40, bytes: 10_000, heldBytes: 1000)
      let found = sample(many, limits, seed: seed)
      #expect(numbers(found) == lowest)
      #expect(found.count == 2000 && found.seed == seed)
    }
  }

  @Test("How many are kept follows from the mean length of all")
  func bytes() {
    // 1000 bodies of 10 B and 1000 of 30 B: 20 B in the mean, so 50 of them have about 1000 B.
    let many = bodies((0..<2000).map { $0 % 2 == 0 ? 10 : 30 })
    #expect(
      sample(many, SampleLimits(bodies: 500, bytes: 1000, heldBytes: 1 << 20)).kept.count == 50)
    // One body is kept, however long.
    let long = sample(bodies([5000, 5000]), SampleLimits(bodies: 9, bytes: 10, heldBytes: 100))
    #expect(long.kept.count == 1 && long.count == 2 && long.seed == 1)
  }

  @Test("A long body is as likely to be kept as a short one")
  func unbiased() {
    // Ten of 100 bodies, a tenth of which are fifty times as long as the others.
    let many = bodies((0..<100).map { $0 % 10 == 0 ? 500 : 10 })
    var kept = Array(repeating: 0, count: 101)
    let rounds = 4000
    for seed in 0..<UInt64(rounds) {
      let limits = SampleLimits(bodies: 10, bytes: 1 << 20, heldBytes: 1 << 20)
      for number in numbers(sample(many, limits, seed: seed)) { kept[number] += 1 }
    }
    // Binomial of 4000 and 0.1: 400, give or take 19; five of these.
    for number in 1...100 { #expect(abs(kept[number] - 400) < 95, "\(number): \(kept[number])") }
  }

  @Test("A little more than the limit is no reason to leave any out")
  func fewMore() {
    let limits = SampleLimits(bodies: 100, bytes: 1000, heldBytes: 1 << 20)
    #expect(sample(bodies(Array(repeating: 50, count: 30)), limits).kept.count == 30)
    #expect(sample(bodies(Array(repeating: 50, count: 31)), limits).kept.count == 20)
  }

  @Test("Of a sample less can be kept in the end")
  func narrowed() {
    let limits = SampleLimits(bodies: 100, bytes: 1000, bodyBytes: 80, heldBytes: 1 << 20)
    var sampler = BodySampler(limits: limits, seed: 1)
    for body in bodies(Array(repeating: 50, count: 40)) { sampler.add(body) }
    let found = sampler.bodies(
      named: "a", of: "a", from: .traffic, keepsWhiteSpace: true,
      within: SampleLimits(bodies: 25, bytes: 250, bodyBytes: 20, heldBytes: 1 << 20))
    #expect(found.kept.count == 5 && found.kept.allSatisfy { $0.bytes.count == 20 && $0.isCut })
  }

  @Test("Of a body that is too long the beginning is kept")
  func longBodies() {
    let limits = SampleLimits(bodies: 100, bytes: 1000, bodyBytes: 60, heldBytes: 1 << 20)
    let found = sample(bodies([50, 100]), limits)
    #expect(found.kept.map(\.bytes.count) == [50, 60])
    #expect(found.kept.map(\.wholeLength) == [50, 100])
    #expect(found.kept.map(\.isCut) == [false, true])
  }

  @Test("Bodies that happen to be long together do not go beyond twice the bytes")
  func heavyTail() {
    // 59 B in the mean, so 16 bodies; a few of the long ones among them would be too much. Half as much again is let be.
    let many = bodies((0..<1000).map { $0 % 20 == 0 ? 1000 : 10 })
    for seed in UInt64(1)...200 {
      let found = sample(
        many, SampleLimits(bodies: 100, bytes: 1000, heldBytes: 1 << 20), seed: seed)
      #expect(found.kept.reduce(0) { $0 + $1.bytes.count } <= 1500)
      #expect(!found.kept.isEmpty && found.kept.count <= 16)
    }
  }
}
