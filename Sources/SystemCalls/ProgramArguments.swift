/// The words that the program was started with, which need not be text: names of files may be any bytes.
public enum ProgramArguments {
  /// The first word that is not UTF-8, with the bytes that are not ASCII as `\xFF`; `nil` where all are text.
  ///
  /// Such a word arrives in `CommandLine.arguments` with other characters in place of those bytes, and names no file.
  public static var firstThatIsNoText: String? {
    for index in 0..<Int(CommandLine.argc) {
      guard let word = CommandLine.unsafeArgv[index], String(validatingCString: word) == nil
      else { continue }
      var shown = ""
      var byte = word
      while byte.pointee != 0 {
        shown += Self.shown(UInt8(bitPattern: byte.pointee))
        byte += 1
      }
      return shown
    }
    return nil
  }

  private static func shown(_ byte: UInt8) -> String {
    guard !(0x20...0x7E).contains(byte) else { return String(Unicode.Scalar(byte)) }
    let digits = String(byte, radix: 16, uppercase: true)
    return "\\x" + (digits.count == 1 ? "0" : "") + digits
  }
}
