import Testing
import Text
import WorkingTime

@testable import Forms

@Suite("A personal number")
struct PersonalNumberTests {
  @Test(
    "says where, when and as what one was born",
    arguments: [
      ("038090001234", "038", 1990, PersonalNumber.Sex.male), ("001190001234", "001", 1990, .female),
      ("079207000001", "079", 2007, .male), ("096325999999", "096", 2025, .female),
    ])
  func parts(text: String, place: String, year: Int, sex: PersonalNumber.Sex) throws {
    let number = try #require(PersonalNumber(text))
    #expect(number.birthPlace == place && number.yearOfBirth == year && number.sex == sex)
  }

  @Test(
    "may be typed with blanks, dots and hyphens", arguments: ["038 090 001 234", "038.090.001.234", "038-090-001234 "])
  func typed(raw: String) throws {
    #expect(try PersonalNumber.read(raw).text == "038090001234")
  }

  @Test(
    "is refused when it has not twelve digits",
    arguments: ["03809000123", "0380900012345", "03809000123A", "", "٠٣٨٠٩٠٠٠١٢٣٤"])
  func refused(raw: String) {
    let wrong = #expect(throws: Wrong.self) { try PersonalNumber.read(raw) }
    #expect(wrong?.code == .notAPersonalNumber)
  }

  @Test(
    "is refused when no province has its first digits", arguments: ["000090001234", "003090001234", "097090001234"])
  func province(raw: String) {
    let wrong = #expect(throws: Wrong.self) { try PersonalNumber.read(raw) }
    #expect(wrong?.words.en.contains("`\(raw.prefix(3))`") == true)
  }

  @Test("of a citizen born abroad begins with the code of a country")
  func abroad() {
    #expect(PersonalNumber("128090001234") != nil)
  }

  @Test("is not the nine digits of an old identity card, and the words say why")
  func oldCard() {
    let wrong = #expect(throws: Wrong.self) { try PersonalNumber.read("123 456 789") }
    #expect(wrong?.code == .oldIdentityCard)
    #expect(wrong?.words.vi.contains("chứng minh nhân dân") == true)
    #expect(wrong?.words.vi.contains("12 số") == true)
  }

  @Test(
    "agrees with the year of birth", arguments: [("1990-05-01", true), ("1991-05-01", false), ("2090-05-01", false)])
  func birth(day: String, agrees: Bool) throws {
    let number = try #require(PersonalNumber("038090001234"))
    let birth = try #require(Day(day))
    if agrees {
      try number.mustAgree(with: birth)
    } else {
      let wrong = #expect(throws: Wrong.self) { try number.mustAgree(with: birth) }
      #expect(wrong?.code == .numberContradictsBirth)
    }
  }

  @Test("knows the sixty-three provinces of its circular")
  func provinces() {
    #expect(BirthPlaces.provinces.count == 63)
    #expect(BirthPlaces.provinces.allSatisfy { ("001"..."096").contains($0) })
  }
}

@Suite("A telephone number")
struct PhoneNumberTests {
  @Test(
    "is kept as it is dialled in the country",
    arguments: [
      ("0912 345 678", "0912345678"), ("+84 912.345.678", "0912345678"), ("+84 (0)912 345 678", "0912345678"),
      ("0084912345678", "0912345678"), ("84912345678", "0912345678"), ("0237 3000 000", "02373000000"),
      ("(024) 3825-1234", "02438251234"), ("\u{200B}0912345678", "0912345678"), ("+84 24 3825 1234", "02438251234"),
    ])
  func taken(raw: String, number: String) throws {
    #expect(try PhoneNumber.read(raw) == number)
  }

  @Test(
    "is refused when nobody could be reached",
    arguments: [
      "0912", "09123456789", "1234567890", "0112345678", "abc", "0912345678x", "", "++84912345678", "0812", "19001009",
      "06912345678",
    ])
  func refused(raw: String) {
    #expect(throws: Wrong.self) { try PhoneNumber.read(raw) }
  }

  @Test(
    "of another country is taken where the form says so",
    arguments: [("+81 3 1234 5678", "+81312345678"), ("001 202 555 0100", "+12025550100")])
  func abroad(raw: String, number: String) throws {
    #expect(try PhoneNumber.read(raw, PhoneField(takesAbroad: true)) == number)
    #expect(try PhoneNumber.read("+84 912 345 678", PhoneField(takesAbroad: true)) == "0912345678")
    for wrong in ["+0123456789", "+123", "+1234567890123456", "+1a2345678", "+84 123"] {
      #expect(throws: Wrong.self) { try PhoneNumber.read(wrong, PhoneField(takesAbroad: true)) }
    }
  }

  @Test("of another country, and of eleven old digits, is refused in words of its own")
  func words() {
    #expect(
      (#expect(throws: Wrong.self) { try PhoneNumber.read("+1 202 555 0100") })?.words.en.contains("Vietnamese") == true
    )
    #expect((#expect(throws: Wrong.self) { try PhoneNumber.read("01234567890") })?.words.en.contains("2018") == true)
  }
}

@Suite("An e-mail address")
struct EmailAddressTests {
  @Test(
    "is kept, its domain in lower case",
    arguments: [
      (" An.Nguyen@Example.COM ", "An.Nguyen@example.com"), ("a+b_c@so-gddt.mau.example", "a+b_c@so-gddt.mau.example"),
      ("o'neil@x.vn", "o'neil@x.vn"),
    ])
  func taken(raw: String, address: String) throws {
    #expect(try EmailAddress.read(raw) == address)
  }

  @Test(
    "is refused when no server would take it",
    arguments: [
      "an", "an@", "@x.vn", "an@x", "an@@x.vn", "a n@x.vn@", "an.@x.vn", ".an@x.vn", "a..n@x.vn", "an@-x.vn",
      "an@x-.vn",
      "an@x..vn", "an@1.2.3.4", "an@[1.2.3.4]", "\"an\"@x.vn", "an@x.v", "ấn@x.vn", "an@đ.vn", "an<script>@x.vn",
      "an@x.vn\u{0}", String(repeating: "a", count: 65) + "@x.vn",
      "a@" + String(repeating: String(repeating: "b", count: 60) + ".", count: 5) + "vn",
    ])
  func refused(raw: String) {
    #expect(throws: Wrong.self) { try EmailAddress.read(raw) }
  }
}

@Suite("A passport number")
struct PassportTests {
  @Test("is capitals and digits", arguments: [("c1234567", "C1234567"), ("P 01-234567 A", "P01234567A")])
  func taken(raw: String, number: String) throws {
    #expect(try Passport.read(raw) == number)
  }

  @Test("is refused otherwise", arguments: ["C123", "ABCDEFGH", "Ă1234567", "C1234567/1", "1234567890123456"])
  func refused(raw: String) {
    #expect(throws: Wrong.self) { try Passport.read(raw) }
  }
}
