import OneStop
import Procedures
import Testing
import Text

@Suite("A key by which an entry of a register is found")
struct RegisterKeysTests {
  private static let entry = "the entry 125/2008 of the register so-goc-van-bang"
  private static let another = """
    INSERT INTO register_key (authority, register, fields, value, identity)
    SELECT authority, register, fields, 'x',
    """

  /// What is changed, and what is told of it.
  static let damages: [(String, [String])] = [
    ("DELETE FROM register_key WHERE fields = 'so-hieu'", ["\(entry) is not found by so-hieu"]),
    (
      "UPDATE register_key SET value = 'x' WHERE fields = 'ho-ten+ngay-sinh'",
      [
        "\(entry) is not found by ho-ten+ngay-sinh",
        "\(entry) is found by ho-ten+ngay-sinh under a value that it does not have",
      ]
    ),
    (
      "\(another) identity FROM register_key WHERE fields = 'so-hieu'",
      ["\(entry) is found by so-hieu under a value that it does not have"]
    ),
    (
      "\(another) 'x' FROM register_key WHERE fields = 'so-hieu'",
      ["a key so-hieu leads to the entry x of the register so-goc-van-bang, which is not there"]
    ),
    (
      "UPDATE register_key SET register = 'so-khac' WHERE fields = 'so-hieu'",
      [
        "\(entry) is not found by so-hieu",
        "a key so-hieu leads to the entry 125/2008 of the register so-khac, which is not there",
      ]
    ),
  ]

  private func office() throws -> Office {
    let office = try Office()
    try office.loadRegister()
    _ = try office.filed()
    return office
  }

  private func faults(_ office: Office) throws -> [String] { try office.oneStop.prove().faults.map(\.words.en) }

  @Test(
    "is held against its entry; one that is wrong, missing or too much is named by register and identity, and mended",
    arguments: RegisterKeysTests.damages)
  func held(_ sql: String, _ words: [String]) throws {
    let office = try office()
    #expect(try faults(office) == [])
    try office.damage(sql)
    #expect(try faults(office) == words)
    let report = try office.oneStop.rebuild(repairing: true)
    #expect(report.faults.map(\.words.en) == words && report.differing == words.count)
    #expect(try faults(office) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("that the values of its entry do not give any more is named, and neither is made of the other")
  func otherValues() throws {
    let office = try office()
    try office.damage("UPDATE register_entry SET body = replace(body, 'B 0123456', 'B 0123457')")
    let words = ["\(Self.entry) has a key so-hieu that its values do not give"]
    #expect(try faults(office) == words)
    let report = try office.oneStop.rebuild(repairing: true)
    #expect(report.faults.map(\.words.en) == words && report.differing == 0)
    #expect(try faults(office) == words)
  }

  @Test("is told of when its entry cannot be read")
  func unreadable() throws {
    let office = try office()
    try office.damage("UPDATE register_entry SET body = '{'")
    #expect(try faults(office) == ["\(Self.entry), or a key of it, cannot be read"])
  }
}
