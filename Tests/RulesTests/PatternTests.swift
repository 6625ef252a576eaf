import Rules
import Testing

@Suite("Patterns of XPath")
struct PatternTests {
  @Test(
    "match as XPath says",
    arguments: [
      (#"matches("foobar", "^fo*b")"#, "true"), (#"matches("abracadabra", "^a.*a$")"#, "true"),
      (#"matches("helloworld", "hello world", "x")"#, "true"), (#"matches("HELLO", "hello", "i")"#, "true"),
      (#"matches("a\nb", "a.b")"#, "false"), (#"matches("a\nb", "a.b", "s")"#, "true"),
      (#"matches("a\nb", "^b$")"#, "false"), (#"matches("a\nb", "^b$", "m")"#, "true"),
      (#"matches("a.b", "a.b", "q")"#, "true"), (#"matches("axb", "a.b", "q")"#, "false"),
      (#"matches("x", "[a-z-[aeiou]]")"#, "true"), (#"matches("e", "[a-z-[aeiou]]")"#, "false"),
      (#"matches("ệ", "\p{IsLatinExtendedAdditional}")"#, "true"), (#"matches("ệ", "^\w$")"#, "true"),
      (#"matches("a-b", "^\w+$")"#, "false"), (#"matches("٣", "^\d$")"#, "true"),
      (#"matches("abab", "(ab)\1")"#, "true"),
      (#"matches("abc", "[^a-c]")"#, "false"), (#"matches("a\n", "a$")"#, "false"), (#"matches("abc", null)"#, "null"),
    ])
  func matches(text: String, expected: String) throws {
    #expect(try feel(text) == expected)
  }

  @Test(
    "are refused where XPath knows no such thing",
    arguments: [
      "(", ")", "[", "[]", "*a", "a**", "a{2,1}", "a{,2}", "(?=a)", "(?<n>a)", "a++", "\\1", "(a\\1)", "\\x41",
      "\\bfoo",
      "[a-z-[", "\\p{Foo}", "\\p{IsNowhere}", "[z-a]", "a{1", "\\", "[[a]",
    ])
  func refused(pattern: String) throws {
    let scope = Scope(["p": .string])
    #expect(try feel("matches(\"abc\", p)", scope, [.string(pattern)]) == "null")
  }

  @Test(
    "replace and split",
    arguments: [
      (#"replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")"#, "[1=ab][2=]cd"),
      (#"replace("abracadabra", "bra", "*")"#, "a*cada*"),
      (#"replace("abracadabra", "a.*?a", "*")"#, "*c*bra"), (#"replace("AAAA", "A+", "b")"#, "b"),
      (#"replace("darted", "^(.*?)d(.*)$", "$1c$2")"#, "carted"), (#"replace("abc", "x*", "-")"#, "null"),
      (#"replace("abc", "b", "$")"#, "null"), (#"replace("abc", "b", "\$")"#, "a$c"),
      (#"replace("abc", "(b)", "$12")"#, "ab2c"),
      (#"split("John Doe", "\s")"#, #"["John", "Doe"]"#), (#"split("a;b;c;;", ";")"#, #"["a", "b", "c", "", ""]"#),
      (#"replace("đường", "ư", "u")"#, "đuờng"),
    ])
  func replaces(text: String, expected: String) throws {
    #expect(try feel(text) == expected)
  }

  @Test("that would go on for ever are stopped")
  func backtracking() throws {
    let input = String(repeating: "a", count: 5000) + "b"
    let scope = Scope(["t": .string])
    #expect(try feel(#"matches(t, "^(a+)+$")"#, scope, [.string(input)]) == "null")
    #expect(try feel(#"matches(t, "^(a|aa)+$")"#, scope, [.string(input)]) == "null")
  }
}
