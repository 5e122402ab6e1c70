import Measurement

/// What the result comes to, in a sentence or two.
struct Answer {
  let model: PageModel

  /// The sentences; plain text.
  var text: String {
    guard let size = model.sizes.first else { return "Nothing was measured." }
    return [smallest(size), fastest(size)].compactMap { $0 }.joined(separator: " ")
  }

  private func smallest(_ size: String) -> String? {
    let lengths = model.codecs.compactMap { codec in
      model.length(of: codec, against: model.baseline, size).map { (codec, $0) }
    }
    guard let least = lengths.min(by: { $0.1 < $1.1 }) else { return nil }
    let format = PageModel.format(least.0)
    guard format != PageModel.format(model.baseline) else { return "\(format) is smallest." }
    return "\(format) is smallest, at \(Quantity.percent(least.1)) of the bytes of "
      + "\(PageModel.format(model.baseline))."
  }

  private func fastest(_ size: String) -> String? {
    let base = model.baseline
    let speeds = model.codecs.compactMap { codec in
      model.speed(of: codec, against: base, size).map { (codec, $0) }
    }
    guard let best = speeds.max(by: { $0.1.value < $1.1.value }) else { return nil }
    guard best.0 != base else { return "\(base) is fastest." }
    var text = "\(best.0) is fastest, \(RatioText.text(best.1)) as fast as \(base)"
    // The fastest other codec of the baseline's format splits the ratio into library and format.
    let siblings = speeds.filter {
      $0.0 != base && $0.0 != best.0 && PageModel.format($0.0) == PageModel.format(base)
    }
    if let sibling = siblings.max(by: { $0.1.value < $1.1.value }),
      let format = model.speed(of: best.0, against: sibling.0, size)
    {
      text +=
        ". \(sibling.0), another library for the same format, is \(RatioText.text(sibling.1)) as fast"
      // An interval on both sides of 1 leaves nothing to be said of the format.
      let isKnown = format.interval.map { $0.lower > 1 || $0.upper < 1 } ?? true
      text +=
        isKnown
        ? ", which leaves \(RatioText.text(best.1.value / sibling.1.value)) for the format"
        : "; what is left for the format is within the noise"
    }
    return text + "."
  }
}
