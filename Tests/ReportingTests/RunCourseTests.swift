import Measurement
import Reporting
import Testing

@Suite struct RunCourseTests {
  /// A clock that is set by hand.
  private final class Clock {
    var now = 0.0
  }

  private func sampling(
    _ fraction: Double, _ elapsed: Double, _ phase: SamplingProgress.Phase = .round(3)
  ) -> BenchmarkProgress {
    .sampling(
      SamplingProgress(
        phase: phase, caseID: "a", fractionCompleted: fraction, elapsedSeconds: elapsed))
  }

  @Test("The share is of the whole, from the first byte read to the last sample")
  func whole() {
    let clock = Clock()
    // Sampling has what is left of ten seconds.
    var course = RunCourse(elapsedSeconds: { clock.now }, samplingSeconds: { max(10 - $0, 1) })
    clock.now = 1
    // A second for half of the file, so one more; then sampling until ten seconds have passed.
    let reading = course.position(at: .reading(file: "a", fractionCompleted: 0.5))
    #expect(reading.fractionCompleted == 0.1 && reading.secondsLeft == 9)
    clock.now = 3
    let counting = course.position(at: .counting(caseID: "a", fractionCompleted: 0))
    #expect(counting.fractionCompleted == 0.3 && counting.secondsLeft == 7)
    // The first cases are fast, which says nothing of the others; sampling has seven seconds from here.
    let early = course.position(at: sampling(0.1, 0, .calibration))
    #expect(early.fractionCompleted == 0.3 && early.secondsLeft == 7)
    clock.now = 6
    // Three seconds for half of the sampling.
    let half = course.position(at: sampling(0.5, 3))
    #expect(half.fractionCompleted == 6.0 / 9 && half.secondsLeft == 3)
  }

  @Test("It never falls, and is never all before the answer is there")
  func monotone() {
    let clock = Clock()
    var course = RunCourse(elapsedSeconds: { clock.now }, samplingSeconds: { _ in 1 })
    var last = 0.0
    for step in 1...100 {
      clock.now = Double(step)
      let progress: BenchmarkProgress =
        step < 30
        ? .reading(file: "a", fractionCompleted: Double(step % 7) / 7)
        : sampling(min(Double(step - 30) / 40, 1), Double(step - 30))
      let position = course.position(at: progress)
      #expect(position.fractionCompleted >= last && position.fractionCompleted <= 0.99)
      last = position.fractionCompleted
    }
    #expect(last == 0.99)
  }

  @Test("The line has the share, the time that is left and the step, and is cut to its width")
  func line() {
    let position = { (left: Double) in
      var course = RunCourse(elapsedSeconds: { 3 }, samplingSeconds: { _ in left })
      return course.position(at: .verifying(subject: "x/one json/swift", fractionCompleted: 0))
    }
    let progress = BenchmarkProgress.verifying(subject: "x/one json/swift", fractionCompleted: 0)
    #expect(
      ProgressLine.text(progress, at: position(9)) == "25 %, 9 s left  checking x/one json/swift")
    // Even where nothing seems to be left.
    #expect(ProgressLine.text(progress, at: position(0)).hasPrefix("99 %, 1 s left"))
    #expect(ProgressLine.text(progress, at: position(9), width: 20) == "25 %, 9 s left  chec")
    #expect(
      ProgressLine.text(.inferring(bodies: "orders", fractionCompleted: 0), at: position(9))
        .hasSuffix("finding a schema for orders"))
  }
}
