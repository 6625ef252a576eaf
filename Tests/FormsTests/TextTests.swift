import Testing
import Text

@testable import Forms

private func line(_ raw: String, letters: Int = 100) -> Result<String, Wrong> {
  Result { () throws(Wrong) in try CleanText.line(raw, letters: letters) }
}

extension Result where Failure == Wrong {
  /// What was made of an answer; nil when it was refused.
  var value: Success? { try? get() }
  /// The code with which it was refused.
  var code: Complaint.Code? {
    if case .failure(let wrong) = self { wrong.code } else { nil }
  }
}

@Suite("A typed text")
struct TypedTextTests {
  @Test(
    "is brought to one form",
    arguments: [
      ("  Nguyễn   Văn\tAn \n", "Nguyễn Văn An"),
      ("Nguye\u{302}\u{303}n", "Nguyễn"),
      ("Hà\u{A0}Nội\u{3000}mới", "Hà Nội mới"),
      ("a\r\nb", "a b"),
    ])
  func normalised(raw: String, clean: String) {
    #expect(line(raw).value.map { Array($0.utf8) } == Array(clean.utf8))
  }

  @Test(
    "loses what only hides",
    arguments: [
      "\u{FEFF}An", "A\u{200B}n", "A\u{AD}n", "A\u{200D}n", "An\u{FE0F}", "\u{2060}An\u{200E}", "\u{3164}An",
      "\u{2800}An",
      "An\u{E0041}",
    ])
  func strips(raw: String) {
    #expect(line(raw).value == "An")
  }

  @Test("is normal also where something hidden kept a letter from its mark")
  func composesAfterStripping() {
    #expect(line("e\u{200B}\u{302}").value.map { Array($0.unicodeScalars) } == ["ê"])
  }

  @Test("keeps letters that it takes for composed as the normal form has them, alone, beside others and under a mark")
  func letters() throws {
    let values = Array(0xC0...0x24F) + Array(0x1EA0...0x1EF9)
    for (value, next) in zip(values, values.dropFirst() + values.prefix(1)) {
      let letters = try [value, next].map { try #require(Unicode.Scalar(UInt32($0))) }
      #expect(letters.allSatisfy { !$0.properties.isDefaultIgnorableCodePoint && $0.properties.numericType == nil })
      for text in ["\(letters[0])", "\(letters[0])\(letters[1])", "\(letters[0])\u{302}", "a\(letters[0])\u{323}b"] {
        let clean = line(text).value
        #expect(clean.map { Array($0.utf8) } == Array(text.normalizedC.utf8))
      }
    }
  }

  @Test(
    "is refused with controls, direction overrides and private characters",
    arguments: ["a\0b", "a\u{1B}[31m", "\u{202E}na", "\u{2066}a", "\u{E000}", "a\u{FFFE}", "\u{7F}", "\u{FFF9}a"])
  func refuses(raw: String) {
    #expect(line(raw).code == .forbiddenCharacter)
  }

  @Test("is refused with marks piled on a letter")
  func piledMarks() {
    #expect(line("Z" + String(repeating: "\u{0337}", count: 50)).code == .forbiddenCharacter)
    #expect(line("ậ\u{323}").value != nil)
  }

  @Test("is as long as its letters, composed")
  func length() {
    #expect(line(String(repeating: "e\u{302}\u{323}", count: 10), letters: 10).value?.count == 10)
    #expect(line("mười một chữ", letters: 11).code == .tooLong)
  }

  @Test("of a megabyte is too long before it is looked at")
  func megabyte() {
    let clock = ContinuousClock()
    let text = String(repeating: "ễ", count: 350_000)
    let took = clock.measure { #expect(line(text).code == .tooLong) }
    #expect(took < .milliseconds(50))
  }

  @Test(
    "of several lines keeps them",
    arguments: [
      (" a \r\n b\u{2028}c ", "a\nb\nc"), ("a\n\n\n\n\nb", "a\n\nb"), ("\n\na", "a"), ("a\n \n \nb", "a\n\nb"),
      ("a\u{85}b", "a\nb"),
    ])
  func lines(raw: String, clean: String) throws {
    #expect(try CleanText.paragraph(raw, letters: 100) == clean)
  }
}

@Suite("The name of a person")
struct PersonNameTests {
  @Test(
    "is taken as on the papers",
    arguments: [
      ("Nguyễn Văn Đức", "Nguyễn Văn Đức"), ("  LÊ   THỊ  HOA", "LÊ THỊ HOA"), ("Y Bhuôt Êban", "Y Bhuôt Êban"),
      ("H’Hen Niê", "H'Hen Niê"), ("K\u{2019}Brơi", "K'Brơi"), ("Jean\u{2010}Paul O'Neil Jr.", "Jean-Paul O'Neil Jr."),
      ("\u{FEFF}Trần\u{200B} An", "Trần An"), ("Nguye\u{302}\u{303}n A\u{301}nh", "Nguyễn Ánh"), ("Ƀri Čil", "Ƀri Čil"),
    ])
  func taken(raw: String, name: String) throws {
    #expect(Array(try PersonName.read(raw).utf8) == Array(name.utf8))
  }

  @Test("is refused with figures, in words that say so", arguments: ["Nguyễn Văn 2", "An３", "Lê Ⅳ", "٣ An"])
  func figures(raw: String) {
    let wrong = #expect(throws: Wrong.self) { try PersonName.read(raw) }
    #expect(wrong?.code == .notAName)
    #expect(wrong?.words.vi.contains("không có chữ số") == true)
  }

  @Test(
    "is refused with signs, other scripts and look-alikes",
    arguments: ["An <b>", "An@home", "Иван", "Nguyễn Vаn An", "An, Bình", "-An", ".", "'", "An;DROP", "😀", "An_B"])
  func refused(raw: String) {
    let wrong = #expect(throws: Wrong.self) { try PersonName.read(raw) }
    #expect(wrong?.code == .notAName)
  }

  @Test("cannot be turned around or hide a control")
  func hostile() {
    for raw in ["Nguyễn\u{202E}Văn An", "An\u{0}", "An\u{8}"] {
      let wrong = #expect(throws: Wrong.self) { try PersonName.read(raw) }
      #expect(wrong?.code == .forbiddenCharacter)
    }
  }
}
