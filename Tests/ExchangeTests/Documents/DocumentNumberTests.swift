import Exchange
import Testing
import Text

@Suite("The number of a document")
struct DocumentNumberTests {
  @Test("is written with its notation, below ten with a zero in front")
  func written() throws {
    let decision = try DocumentNotation(.decision, agency: "SGDĐT")
    #expect(DocumentNumber(5, decision)?.description == "05/QĐ-SGDĐT")
    #expect(DocumentNumber(15, decision)?.description == "15/QĐ-SGDĐT")
    #expect(DocumentNumber(1_234, decision)?.description == "1234/QĐ-SGDĐT")
    #expect(DocumentNumber(0, decision) == nil)
    #expect(DocumentNumber(-1, decision) == nil)
    #expect(DocumentNumber.written(9) == "09")
  }

  @Test("of an official letter names who issues it and who drafted it, and no type")
  func officialLetter() throws {
    #expect(try DocumentNotation(.officialLetter, agency: "SGDĐT", unit: "VP").text == "SGDĐT-VP")
    #expect(try DocumentNotation(.officialLetter, agency: "SGDĐT").text == "SGDĐT")
    #expect(try DocumentNotation(.decision, agency: "SGDĐT", unit: "VP").text == "QĐ-SGDĐT")
    #expect(try DocumentNotation(.whole, agency: "SGDĐT").text == "SY-SGDĐT")
  }

  @Test(
    "has no notation of what is no abbreviation", arguments: ["", " ", "S GD", "a/b", "-VP", "VP-", "<b>", "a\u{0}"])
  func refused(_ agency: String) {
    #expect(throws: DocumentNotation.Refusal.notAnAbbreviation(agency)) {
      try DocumentNotation(.decision, agency: agency)
    }
  }

  @Test("has a notation of at most 30 characters")
  func long() throws {
    #expect(try DocumentNotation(.decision, agency: String(repeating: "Đ", count: 27)).text.count == 30)
    #expect(throws: DocumentNotation.Refusal.self) {
      try DocumentNotation(.decision, agency: String(repeating: "Đ", count: 28))
    }
  }

  @Test("of somebody else is whatever they wrote")
  func code() {
    #expect(DocumentCode("7816/VPCP-TTĐT") == DocumentCode(number: "7816", notation: "VPCP-TTĐT"))
    #expect(DocumentCode("15/2026/QĐ-UBND").kind == .decision)
    #expect(DocumentCode("15/2026/QĐ-UBND").description == "15/2026/QĐ-UBND")
    #expect(DocumentCode("BINTEST123") == DocumentCode(number: "BINTEST123", notation: nil))
    #expect(DocumentCode("BINTEST123").description == "BINTEST123")
    #expect(DocumentCode("7816/VPCP-TTĐT").kind == nil)
    #expect(DocumentCode("") == DocumentCode(number: nil, notation: nil))
  }

  @Test("stands in a series apart when the document is secret")
  func secret() {
    #expect(Secrecy.allCases.map { NumberSeries($0) } == [.ordinary, .secret, .secret, .secret])
    #expect(Secrecy.none < .secret && Secrecy.topSecret < .absolute)
  }

  @Test("waits a day at most, unless it is urgent in any degree")
  func urgency() {
    #expect(Urgency.allCases.filter(\.isAtOnce) == [.urgent, .veryUrgent, .express, .expressAtHour])
    #expect(Urgency.allCases.allSatisfy { Urgency(name: $0.name) == $0 })
    #expect(Urgency(rawValue: 3)?.words.vi == "Hỏa tốc")
  }
}
