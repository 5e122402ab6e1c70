import CostModel
public import Formats

/// Two formats whose sizes are plain numbers, and whose saving is assumed.
public struct AssumedFormats {
  private let old: SerializationFormat
  private let new: SerializationFormat
  private let hasOwnReduction: Bool

  /// Pairs two formats.
  ///
  /// - Parameters:
  ///   - old: Today's format.
  ///   - new: The one to switch to.
  ///   - hasOwnReduction: Whether the user says what the switch saves of a body.
  public init(old: SerializationFormat, new: SerializationFormat, hasOwnReduction: Bool) {
    self.old = old
    self.new = new
    self.hasOwnReduction = hasOwnReduction
  }

  /// Why there is no answer: the assignment's saving is Protobuf's in place of JSON, and says nothing of other formats.
  public var refusal: String? {
    if old == new, !hasOwnReduction { return "\(new.name) is today's format; give another one" }
    guard !hasOwnReduction, (old, new) != (.json, .protobuf) else { return nil }
    return """
      the saving of \(usualSaving) that is assumed without measuring is the assignment's, of Protobuf in place of JSON; give what \
      \(new.name) saves in place of \(old.name) as --reduction, or a payload to measure it
      """
  }

  /// What a reader must know, a sentence each.
  public var notes: [String] {
    hasOwnReduction
      ? ["The reduction of a body is your own number (--reduction); nothing was measured."] : []
  }

  private var usualSaving: String {
    let share = CostParameter.reduction.rule.defaultText
    return Double(share).map { "\(Int(($0 * 100).rounded())) %" } ?? share
  }
}
