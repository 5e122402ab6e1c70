public import CostModel
public import Traffic

extension AccessLog {
  /// The mean of the span: requests ÷ seconds.
  public var meanRate: RequestRate { Self.rate(requests, in: spanSeconds) }

  /// The mean of the busiest minute, or of the whole span where that is shorter than a minute: what servers are sized for,
  /// since a queue evens out what is shorter.
  public var peakRate: RequestRate {
    max(meanRate, Self.rate(busiestMinute.requests, in: 60))
  }

  /// The mean of each hour of the day; `nil` where the log spans less than a day.
  public var hourlyRates: [RequestRate]? {
    hours?.map { Self.rate($0.requests, in: $0.seconds) }
  }

  /// ``meanRate`` in millionths, so that amounts calculated from it keep few enough digits to be exact.
  public var roundedMeanRate: Rational {
    (try? meanRate.magnitude.rounded(toPartsOf: 1_000_000)) ?? meanRate.magnitude
  }

  /// The day as it was logged: the mean of each hour, where the log spans a day, and ``peakRate``, in millionths of the mean.
  public var profile: DailyProfile {
    DailyProfile(
      hourlyFactors: hourlyRates?.map(timesMean), busiestMinuteFactor: max(1, timesMean(peakRate)))
  }

  private func timesMean(_ rate: RequestRate) -> Rational {
    (try? (rate.magnitude / meanRate.magnitude).rounded(toPartsOf: 1_000_000)) ?? .zero
  }

  static func rate(_ requests: Int, in seconds: Int) -> RequestRate {
    RequestRate(magnitude: .ratio(requests, max(1, seconds)))
  }
}

extension EndpointAccesses {
  /// The mean size of a body that answers; `nil` where there is none.
  public var meanAnswer: ByteCount? {
    answers.count == 0 ? nil : ByteCount(magnitude: .ratio(answers.bytes, answers.count))
  }

  /// Responses of 4xx and 5xx.
  var errors: Int { byStatusClass[3] + byStatusClass[4] }
}

extension Rational {
  /// A count divided by another; 0 where there is nothing to divide by, which is all that can go wrong with counts.
  static func ratio(_ count: Int, _ other: Int) -> Rational {
    (try? Rational(Int128(count), over: Int128(other))) ?? .zero
  }
}
