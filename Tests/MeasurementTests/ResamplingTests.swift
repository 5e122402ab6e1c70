import Randomness
import Testing

@testable import Measurement

@Suite("Resampling")
struct ResamplingTests {
  @Test("samples are drawn one by one where there are too few processes to tell how they differ")
  func fewProcesses() {
    for rounds in [nil, [], [12], [3, 3, 3, 3]] as [[Int]?] {
      #expect(Resampling(roundsByProcess: rounds).groups(of: 3) == [0..<1, 1..<2, 2..<3])
    }
  }

  @Test("a process is drawn with all its samples, and none is left out")
  func processes() {
    let resampling = Resampling(roundsByProcess: [2, 1, 3, 0, 1, 1])
    #expect(resampling.groups(of: 8) == [0..<2, 2..<3, 3..<6, 6..<7, 7..<8])
    // An interrupted process may leave a sample that is not a whole round.
    #expect(resampling.groups(of: 9) == [0..<2, 2..<3, 3..<6, 6..<7, 7..<9])
    // A case with fewer samples than rounds is not what the rounds tell of.
    #expect(resampling.groups(of: 2) == [0..<1, 1..<2])
  }

  @Test("samples of a process are drawn equally often")
  func together() {
    var draws = Draws(Resampling(roundsByProcess: [2, 3, 2, 2, 3]), of: 12, seed: 5)
    for _ in 0..<50 {
      draws.draw()
      #expect(draws.counts.reduce(0, +) == draws.total)
      for group in [0..<2, 2..<5, 5..<7, 7..<9, 9..<12] {
        #expect(Set(draws.counts[group]).count == 1)
      }
    }
  }

  @Test(
    "where processes differ, drawing them covers the true median about as often as meant; single samples do not"
  )
  func coverage() {
    var generator = SeededGenerator(seed: 12)
    let experiments = 300
    var coveredByProcess = 0
    var coveredBySample = 0
    for experiment in 0..<experiments {
      // Ten processes, each with a speed of its own around 100, and three samples each around that.
      var samples: [Double] = []
      for _ in 0..<10 {
        let speed = 90 + 20 * generator.unit()
        for _ in 0..<3 { samples.append(speed + 2 * generator.unit() - 1) }
      }
      func covers(_ resampling: Resampling) -> Bool {
        let bootstrap = Bootstrap(
          resamples: 200, confidence: 0.95, seed: UInt64(experiment), resampling: resampling)
        return bootstrap.interval(ofMedianOf: samples)?.contains(100) ?? false
      }
      if covers(Resampling(roundsByProcess: Array(repeating: 3, count: 10))) {
        coveredByProcess += 1
      }
      if covers(.bySample) { coveredBySample += 1 }
    }
    // Of 300, 285 are meant; of ten processes the bootstrap understates the error a little.
    #expect((260...300).contains(coveredByProcess))
    #expect(coveredBySample < 250)
  }

  @Test("one slow process of ten does not move the median, and the interval says so")
  func slowProcess() throws {
    var samples: [Double] = []
    for process in 0..<10 { samples += process == 4 ? [150, 150, 150] : [100, 101, 102] }
    let bootstrap = Bootstrap(
      resamples: 2000, confidence: 0.95, seed: 1,
      resampling: Resampling(roundsByProcess: Array(repeating: 3, count: 10)))
    let interval = try #require(bootstrap.interval(ofMedianOf: samples))
    #expect(interval.lower >= 100 && interval.upper <= 102)
  }
}
