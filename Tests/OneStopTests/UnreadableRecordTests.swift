import Dossiers
import JSON
import OneStop
import Procedures
import Testing
import Text

@Suite(
  "A row of the record that cannot be read",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct UnreadableRecordTests {
  /// An office with a mail and a seal to send, and a finding that nobody can decide yet.
  private func office() throws -> Office {
    let office = try Office(at: "2026-06-01T09:00", reach: [.mail])
    try office.loadRegister()
    let sealed = try office.filed("sealed").code
    try office.act("tiep-nhan", on: sealed, by: "lan")
    try office.act("trinh-ky", on: sealed, by: "duc")
    try office.act("ky-cap", on: sealed, by: "hoa")
    let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    let demand = "{ policy: nguoi-dan, undecided: { role: van-thu } }"
    try office.oneStop.use(
      office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
        $0.replacing("      - action: ky-cap\n", with: "      - action: ky-cap\n        signature: \(demand)\n")
      })
    let signed = try office.filed("signed").code
    try office.act("tiep-nhan", on: signed, by: "lan")
    try office.act("trinh-ky", on: signed, by: "duc")
    var pieces = [try SignedPapers.bytes("good.pdf")]
    let upload = try office.oneStop.upload(name: "good.pdf", from: .officer("hoa")) { pieces.popLast() ?? [] }
    try office.act("ky-cap", on: signed, by: "hoa", signed: office.oneStop.signedDocument(upload: upload.id))
    _ = try office.filed("told", ["thu-dien-tu": "duc@example.vn"])
    return office
  }

  private func faults(_ office: Office) throws -> [String] {
    try office.oneStop.prove().faults.map {
      "\($0.position.map { "#\($0) " } ?? "")\($0.subject.map { "\($0) " } ?? "")\($0.words.en)"
    }
  }

  @Test("is looked for in an office that has such rows, and is whole")
  func whole() throws {
    let office = try office()
    #expect(try Set(office.oneStop.outbox(OutboxQuery(.waiting)).map(\.effect.kind)) == [.mail, .seal])
    let waiting = try office.store.read(for: office.oneStop.authority) {
      try $0.undecidedFindings(after: nil, limit: 10)
    }
    #expect(waiting.count == 1)
    #expect(try faults(office) == [])
  }

  /// The entries that caused an effect of a kind.
  private static func entries(of kind: String) -> String {
    """
    (SELECT entry.id FROM entry JOIN outbox ON outbox.subject = entry.dossier AND outbox.version = entry.version
      WHERE outbox.kind = '\(kind)')
    """
  }

  /// The entries of the dossier whose finding waits.
  private static let found =
    "(SELECT entry.id FROM entry JOIN undecided_finding ON undecided_finding.dossier = entry.dossier)"

  /// What is spoilt, and what is told of it. PostgreSQL takes no text that is not UTF-8: there the same bytes are a text that
  /// says nothing.
  static let spoilt: [(String, String)] = [
    ("UPDATE content SET body = CAST(x'ff' AS TEXT) WHERE entry IN \(entries(of: "mail"))", "of the outbox"),
    ("UPDATE entry SET body = CAST(x'ff' AS TEXT) WHERE id IN \(entries(of: "mail"))", "cannot be read"),
    ("UPDATE entry SET dossier = 'x' WHERE id IN \(entries(of: "mail"))", rowUnreadable),
    ("UPDATE entry SET body = '{' WHERE id IN \(entries(of: "seal"))", rowUnreadable),
    ("UPDATE outbox SET kind = 'x' WHERE kind = 'mail'", rowUnreadable),
    ("UPDATE outbox SET state = 'x' WHERE kind = 'seal'", rowUnreadable),
    ("UPDATE outbox SET subject = 'x' WHERE kind = 'seal'", rowUnreadable),
    ("UPDATE content SET body = '{' WHERE entry IN \(found)", "it cannot be made again from the log"),
    ("DELETE FROM entry WHERE version = 1 AND id IN \(found)", "it cannot be made again from the log"),
  ]

  private static let rowUnreadable = "of the outbox, or its entry, cannot be read"

  @Test("is named, and hides nothing else that is wrong", arguments: UnreadableRecordTests.spoilt)
  func unreadable(_ sql: String, _ words: String) throws {
    let office = try office()
    try office.damage(sql)
    try office.damage("UPDATE tally SET received = received + 1")
    let faults = try faults(office)
    #expect(faults.contains { $0.contains(words) }, "\(sql): \(faults)")
    #expect(faults.contains { $0.hasPrefix("counts of reports differ") }, "\(sql): \(faults)")
    #expect(faults.count { $0.contains("cannot be made again") } <= 1, "one change is not told all over: \(faults)")
    // Over a gap no tree is made: that is another failure, which says so.
    guard !sql.hasPrefix("DELETE") else { return }
    #expect(try !office.oneStop.rebuild(repairing: true).faults.isEmpty, "\(sql)")
  }
}
