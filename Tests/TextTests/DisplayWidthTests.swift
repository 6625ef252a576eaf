import Testing
import Text

@Suite("The width of text on a terminal")
struct DisplayWidthTests {
  @Test(
    "counts columns, not letters",
    arguments: [
      ("", 0), ("abc", 3), ("Nguyễn", 6), ("Nguye\u{0302}\u{0303}n", 6), ("ế", 1), ("Đức", 3), ("北京", 4), ("👍", 2),
      ("a\u{200B}b", 2), ("\u{0301}", 0),
    ])
  func columns(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test("pads to a width and never cuts")
  func padding() {
    #expect("ế".padded(toWidth: 3) == "ế  ")
    #expect("abcd".padded(toWidth: 3) == "abcd")
  }

  @Test(
    "shows nothing that steers the terminal or turns the writing around",
    arguments: [
      ("Nguyễn Văn A", "Nguyễn Văn A"), ("\u{1B}[2Jx", "�[2Jx"), ("a\nb\tc\u{7}", "a�b�c�"), ("\u{9B}31m", "�31m"),
      ("a\u{202E}b\u{2066}", "a�b�"),
    ])
  func harmless(text: String, shown: String) {
    #expect(text.harmless == shown)
  }
}
