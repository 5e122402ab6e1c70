import Testing

/// JSON documents that a reader must accept or refuse, each with what it tries.
///
/// Source: RFC 8259, section by section. The documents stand for values of any kind; ``wrapped`` makes each a member of
/// an object that a codec skips, so that any codec can be asked.
struct JSONDocument: Sendable, CustomTestStringConvertible {
  let text: [UInt8]
  let what: String

  init(_ text: String, _ what: String) {
    self.init(Array(text.utf8), what)
  }

  init(_ text: [UInt8], _ what: String) {
    self.text = text
    self.what = what
  }

  var testDescription: String { "\(what): \(String(decoding: text.prefix(40), as: UTF8.self))" }

  /// The document as the value of the member `unknown`.
  var wrapped: [UInt8] { Array(#"{"unknown":"#.utf8) + text + Array("}".utf8) }

  /// Documents that are JSON.
  static let accepted: [JSONDocument] = [
    .init("0", "zero"), .init("-0", "minus zero"), .init("123", "an integer"),
    .init("-123", "a negative integer"), .init("0.5", "a fraction"),
    .init("-0.0", "minus zero point zero"),
    .init("1e5", "an exponent"), .init("1E+5", "a capital exponent with its sign"),
    .init("1.5e-5", "a negative exponent"), .init("0e0", "zero with an exponent"),
    .init("1e05", "an exponent with a leading zero"), .init("1e999", "more than any format holds"),
    .init("123456789012345678901234567890", "more digits than 64 bits hold"),
    .init("true", "true"), .init("false", "false"), .init("null", "null"),
    .init(#""""#, "an empty string"), .init(#""a""#, "a string"),
    .init(#""\"\\\/\b\f\n\r\t""#, "all short escapes"),
    .init(#""\u0041""#, "an escape with four digits"),
    .init(#""\u00e9\u00E9""#, "digits of both cases"),
    .init(#""\u0000""#, "an escaped null character"), .init(#""\ud83d\ude00""#, "a surrogate pair"),
    .init(#""\uDBFF\uDFFF""#, "the last surrogate pair"), .init(#""\uffff""#, "a noncharacter"),
    .init("\"é日😀\"", "UTF-8 of two, three and four bytes"),
    .init("\"\u{7F}\"", "a delete character"),
    .init("\"\u{2028}\u{2029}\"", "line separators"), .init("\"/\"", "a slash without escape"),
    .init("\"//no comment\"", "a comment in a string"), .init("[]", "an empty array"),
    .init("[ ]", "white space in an array"), .init("[1]", "one element"),
    .init("[1,\"a\",null,[],{}]", "kinds mixed"),
    .init("{}", "an empty object"), .init("{ }", "white space in an object"),
    .init(#"{"a":1}"#, "one member"),
    .init(#"{"":0}"#, "an empty name"), .init(#"{"a":1,"a":2}"#, "a name twice"),
    .init(#"{"\u0061":1}"#, "a name with an escape"),
    .init(" \t\r\n1\n", "white space of all kinds"),
    .init("[1 ,\t2\r,\n3 ]", "white space around commas"),
    .init("{ \"a\" : 1 , \"b\" : 2 }", "white space around colons"),
    .init(
      String(repeating: "[", count: 60) + String(repeating: "]", count: 60), "sixty arrays deep"),
    .init("\"" + String(repeating: "x", count: 5000) + "\"", "a long string"),
  ]

  /// Documents that are not JSON, also where they are the value of a member.
  static let refused: [JSONDocument] = [
    .init("", "nothing"), .init(" ", "only white space"), .init("+1", "a plus sign"),
    .init("-", "a minus alone"),
    .init("- 1", "a space behind the minus"), .init("01", "a leading zero"),
    .init("-01", "a leading zero behind the minus"),
    .init("00", "two zeros"), .init(".5", "no digit before the point"),
    .init("1.", "no digit behind the point"),
    .init("1.e5", "an exponent behind the point"), .init("1e", "no digit in the exponent"),
    .init("1e+", "no digit behind the sign"),
    .init("1e1.5", "a fraction in the exponent"), .init("1..5", "two points"),
    .init("0x1F", "hexadecimal"),
    .init("1_000", "an underscore"), .init("1,000", "a comma in a number"),
    .init("１", "a digit of another script"),
    .init("NaN", "not a number"), .init("Infinity", "infinity"),
    .init("-Infinity", "minus infinity"),
    .init("True", "a capital"), .init("tru", "a word cut short"), .init("truex", "a word too long"),
    .init("nul", "null cut short"),
    .init("undefined", "undefined"), .init("'a'", "single quotation marks"),
    .init("\"a", "a string without end"),
    .init("\"", "a quotation mark alone"), .init(#""\""#, "an escaped end"),
    .init("\"\n\"", "a line feed in a string"),
    .init("\"\t\"", "a tab in a string"), .init("\"\u{0}\"", "a null character in a string"),
    .init("\"12345678\u{1F}1234567\"", "a control character behind eight bytes"),
    .init(#""\x41""#, "an escape that there is not"),
    .init(#""\'""#, "an escaped apostrophe"), .init(#""\u00""#, "two digits"),
    .init(#""\u00g0""#, "a letter that is no digit"),
    .init(#""\U0041""#, "a capital U"), .init(#""\ud800""#, "a high surrogate alone"),
    .init(#""\udc00""#, "a low surrogate alone"),
    .init(#""\ud800a""#, "a high surrogate before a letter"),
    .init(#""\ud800\n""#, "a high surrogate before another escape"),
    .init(#""\ud800\ud800""#, "two high surrogates"),
    .init(#""\ud800\u0041""#, "a high surrogate before a letter's escape"),
    .init([0x22, 0xFF, 0x22], "a byte that UTF-8 never has"),
    .init([0x22, 0xC3, 0x22], "a sequence cut short"),
    .init([0x22, 0x80, 0x22], "a continuation alone"),
    .init([0x22, 0xC0, 0x80, 0x22], "an overlong null"),
    .init([0x22, 0xED, 0xA0, 0x80, 0x22], "a surrogate in UTF-8"),
    .init([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], "beyond Unicode"),
    .init([0x22] + Array("12345678".utf8) + [0xE9, 0x22], "Latin-1"),
    .init([0xEF, 0xBB, 0xBF, 0x31], "a byte order mark"),
    .init("[", "an array without end"), .init("]", "an end alone"),
    .init("[1", "an array cut short"), .init("[1,", "an array cut behind a comma"),
    .init("[1,]", "a comma at the end"), .init("[,1]", "a comma at the start"),
    .init("[1,,2]", "two commas"), .init("[1 2]", "no comma"),
    .init("[1}", "the wrong end"), .init("[\"a\":1]", "a colon in an array"),
    .init("{", "an object without end"), .init("{\"a\"", "a member cut short"),
    .init("{\"a\":", "a member cut behind the colon"), .init("{\"a\":1", "an object cut short"),
    .init("{\"a\":1,}", "a comma at the end of an object"),
    .init("{,\"a\":1}", "a comma at the start of an object"),
    .init("{\"a\":1,,\"b\":2}", "two commas in an object"), .init("{\"a\" 1}", "no colon"),
    .init("{\"a\":1 \"b\":2}", "no comma in an object"),
    .init("{a:1}", "a name without quotation marks"), .init("{1:1}", "a number as a name"),
    .init("{\"a\"}", "a name without value"), .init("{\"a\":}", "a colon without value"),
    .init("{\"a\":1]", "the wrong end of an object"),
    .init("{\"a\":1}}", "an end too many"), .init("[1]]", "an end of an array too many"),
    .init("1 2", "two values"), .init("{} x", "a letter behind the end"),
    .init("1//x", "a comment"), .init("/* */1", "a comment before"),
    .init("[1,#\n2]", "a comment with a number sign"), .init("\u{A0}1", "a no-break space"),
    .init("\u{C}1", "a form feed as white space"), .init("\u{0}", "a null character"),
    .init(String(repeating: "[", count: 100_000), "a hundred thousand arrays deep"),
  ]
}
