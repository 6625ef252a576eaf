import Crypto
import Documents
import Dossiers
import Foundation
import OneStop
import Procedures
import RecordKeeping
import SQLiteStore
import Signatures
import Testing
import Text
import WorkingTime

@Suite(
  "A value that was changed in the record",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct ChangedValueTests {
  /// A record with a row in every table that a day's work fills.
  static func office() throws -> Office {
    let office = try Office(at: "2026-06-01T09:00", logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)))
    let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    // One whose result stands in a register.
    try office.loadRegister()
    let issued = try office.filed("issued").code
    for (action, officer) in [("tiep-nhan", "lan"), ("trinh-ky", "duc"), ("ky-cap", "hoa")] {
      try office.act(Key(stringLiteral: action), on: issued, by: Key(stringLiteral: officer))
    }
    let demand = "{ policy: nguoi-dan, undecided: { role: van-thu } }"
    try office.oneStop.use(
      office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
        $0.replacing("      - action: ky-cap\n", with: "      - action: ky-cap\n        signature: \(demand)\n")
      })
    for number in 0..<12 { _ = try office.filed("n\(number)") }
    // Waits for the applicant, with a signature that nobody can decide yet beside it, and for a council.
    let asked = try office.filed("asked").code
    try office.act(
      "yeu-cau-bo-sung", on: asked, by: "lan", reason: "Thiếu", items: [AskedItem(item: .field("so-hieu"), remark: "")])
    let signed = try office.filed("signed").code
    try office.act("tiep-nhan", on: signed, by: "lan")
    try office.act("trinh-ky", on: signed, by: "duc")
    var pieces = [try SignedPapers.bytes("good.pdf")]
    let upload = try office.oneStop.upload(name: "good.pdf", from: .officer("hoa")) { pieces.popLast() ?? [] }
    try office.act("ky-cap", on: signed, by: "hoa", signed: office.oneStop.signedDocument(upload: upload.id))
    _ = try Admissions(office).submitted("a")
    let refused = try office.filed("refused").code
    try office.act("tu-choi", on: refused, by: "lan", reason: "Không đủ")
    // A document by hand, one of a partner, and one that nobody has taken.
    let document = try office.received(office.arriving(date: Day("2026-05-20")))
    try office.perform(.register(attested: nil), on: document, by: "minh")
    try office.perform(.link(asked), on: document, by: "minh")
    try office.perform(
      .assign([DocumentAssignee(unit: "so-gddt", officer: "duc", isLead: true)], opinion: "Tra", due: nil),
      on: document,
      by: "hoa")
    _ = try office.oneStop.deliver(smallestDocument("m1"), from: Office.neighbour)
    _ = try office.oneStop.takeNext()
    _ = try office.oneStop.deliver(smallestDocument("m2"), from: Office.neighbour)
    // One that another one-stop has handed over.
    _ = try office.takeDraft()
    var more = [Array("%PDF-1.7 chờ".utf8)]
    _ = try office.oneStop.upload(name: "a.pdf", from: .network("a")) { more.popLast() ?? [] }
    try office.store.placeEntries(of: office.oneStop.authority)
    try office.oneStop.signHead()
    return office
  }

  /// A copy of the record, and what stands in it.
  private final class Trial {
    let copy: CopiedRecord
    let tables: [RecordTable]
    private let moment: Instant

    init(_ office: Office) throws {
      copy = try CopiedRecord(of: office)
      moment = office.now
      // What a copy adds for other databases has no column here.
      tables = try FolderRecord(reading: copy.folder, at: office.now).look { $0.list }.map { table in
        RecordTable(
          table.name, columns: table.columns.filter { !table.derived.contains($0.name) },
          key: table.key.filter { !table.derived.contains($0) })
      }
      try copy.damage("VACUUM INTO '\(copy.folder)/before.sqlite'")
    }

    /// Which tables are not as they were; the numbers of rows of dossiers, which nothing names, left aside.
    func differing() throws -> [String] {
      let (now, before) = (try sum(copy.folder + "/record.sqlite"), try sum(copy.folder + "/before.sqlite"))
      return before.tables.keys.filter { now.tables[$0] != before.tables[$0] }.sorted()
    }

    private func sum(_ path: String) throws -> RecordSum {
      let named = tables.map { table in
        guard table.name == "dossier" else { return table }
        return RecordTable(
          "dossier", columns: table.columns.filter { $0.name != "id" }, key: ["authority", "code"])
      }
      return try Tables(named, on: Connection(path, mode: .visitor)).sum()
    }

    /// Puts every table back as it was.
    func putBack() throws {
      let connection = try Connection(copy.folder + "/record.sqlite", mode: .visitor)
      try connection.script("ATTACH '\(copy.folder)/before.sqlite' AS before")
      for table in tables {
        let columns = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        try connection.script(
          """
          DELETE FROM main."\(table.name)";
          INSERT INTO main."\(table.name)" (\(columns)) SELECT \(columns) FROM before."\(table.name)";
          """)
      }
    }

    /// Changes one value in a row of a table; nil when it has none.
    func change(_ column: RecordTable.Column, in table: RecordTable) throws {
      let (key, name) = (table.key.map { "\"\($0)\"" }.joined(separator: ", "), "\"\(column.name)\"")
      let value =
        switch column.kind {
        // The greatest there is stands for no due date.
        case .integer: "coalesce(\(name), 0) + CASE WHEN \(name) > 1000000000000000 THEN -1000003 ELSE 1000003 END"
        case .text: "coalesce(\(name), '') || 'x'"
        case .bytes: "zeroblob(coalesce(length(\(name)), 32))"
        }
      let living =
        switch table.name {
        // A row of counts that are all noughts is as good as none.
        case "tally": "received > 0"
        case "exchange_count": "to_take > 0"
        // What was loaded from a table of the office is vouched for by nothing but that table.
        case "register_entry": "register = 'so-cap-ban-sao'"
        default: "1"
        }
      try copy.damage(
        """
        UPDATE "\(table.name)" SET \(name) = \(value) WHERE (\(key)) = (
          SELECT \(key) FROM "\(table.name)" WHERE \(living) ORDER BY \(name) IS NULL, \(key) LIMIT 1)
        """)
    }
  }

  private func faults(_ oneStop: OneStop) throws -> [String] {
    try oneStop.prove().faults.map {
      "\($0.position.map { "#\($0) " } ?? "")\($0.subject.map { "\($0) " } ?? "")\($0.words.en)"
    }
  }

  /// Derived columns of which that is not asked, and why.
  private static let leftOut = [
    "dossier.id": "it numbers the rows, and nothing names it",
    "without_persons.authority": "only a migration fills the table, for dossiers of an older program",
    "without_persons.dossier": "only a migration fills the table, for dossiers of an older program",
  ]

  @Test("is found and named in every column that is derived of the log, and mended to what stood there")
  func derived() throws {
    let office = try Self.office()
    let trial = try Trial(office)
    try trial.copy.work(like: office) { oneStop in
      #expect(try faults(oneStop) == [])
      for table in trial.tables where TableRule.all[table.name] == .derived {
        for column in table.columns where Self.leftOut["\(table.name).\(column.name)"] == nil {
          let place = "\(table.name).\(column.name)"
          try trial.change(column, in: table)
          #expect(try trial.differing().contains(table.name), "\(place): the table has no row")
          let told = try faults(oneStop)
          #expect(!told.isEmpty, "\(place) is not found")
          let report = try oneStop.rebuild(repairing: true)
          #expect(!report.faults.isEmpty, "\(place) is not found by a rebuild")
          // A row that another authority has now is that authority's.
          try trial.copy.damage("DELETE FROM \"\(table.name)\" WHERE authority LIKE '%x'")
          #expect(try trial.differing() == [], "\(place) is not mended; found: \(told)")
          #expect(try faults(oneStop) == [], "\(place)")
          try trial.putBack()
        }
      }
    }
  }

  /// Columns of the log and of what stands beside it of which that is not asked, and why.
  private static let beside = [
    "tree_node.authority": "a node that is missing is made of the log whenever it is asked for",
    "tree_node.level": "a node that is missing is made of the log whenever it is asked for",
    "signed_head.authority": "nothing says how many heads were signed; whoever fetched one keeps it",
    "command.authority": "nothing says how many answers are kept",
    "command.id": "it numbers the rows, and nothing names it",
    "command.owner": "no entry says under what it was asked for",
    "command.key": "no entry says under what it was asked for",
    "command.request": "no entry says in which words it was asked for",
    "command.at": "a command that found everything done already is answered later than its entry was written",
    "handed_draft.answer_address": "nothing else says where the answer goes",
  ]

  @Test("is found and named in every column of the log, of its content, tree and heads, and of what it names beside")
  func logged() throws {
    let office = try Self.office()
    let trial = try Trial(office)
    try trial.copy.work(like: office) { oneStop in
      for table in trial.tables where TableRule.all[table.name] == .logged {
        for column in table.columns where Self.beside["\(table.name).\(column.name)"] == nil {
          let place = "\(table.name).\(column.name)"
          try trial.change(column, in: table)
          // Where the log has a gap there is no sum of it.
          let changed = try? trial.differing()
          #expect(changed?.contains(table.name) != false, "\(place): the table has no row")
          #expect(try !faults(oneStop).isEmpty, "\(place) is not found")
          _ = try? oneStop.rebuild(repairing: true)
          // What is wrong in what an entry says is not carried on into anything else.
          if ["entry.body", "entry.leaf", "entry.version", "content.salt", "content.body"].contains(place) {
            #expect(try Set(trial.differing()).subtracting(["tree_node"]) == [table.name], "\(place)")
          }
          try trial.putBack()
          #expect(try faults(oneStop) == [], "\(place)")
        }
      }
    }
  }

  @Test("is found and named in the file of a message that came, was sent or is held, and of an upload")
  func files() throws {
    let office = try Self.office()
    let trial = try Trial(office)
    try trial.copy.damage(
      """
      INSERT INTO sent_file SELECT authority, 'e', sha256, bytes FROM inbox WHERE state = 'waiting';
      INSERT INTO held_message SELECT 'h', authority, 'i', 's', 'r', 'document', 'a', 'b', sha256, bytes, 0, 'done', 0
      FROM inbox WHERE state = 'waiting';
      """)
    let kinds: [(SQL, String)] = [
      ("SELECT sha256 FROM inbox WHERE state = 'waiting'", "of the message 2 that came is gone"),
      ("SELECT sha256 FROM sent_file", "of the message e that is sent is gone"),
      ("SELECT sha256 FROM held_message", "of the message h held for a partner is gone"),
      ("SELECT sha256 FROM upload WHERE is_waiting = 1", "of an upload that waits for a dossier is gone"),
    ]
    try trial.copy.work(like: office) { oneStop in
      #expect(try faults(oneStop) == [])
      for (sql, words) in kinds {
        let found = try FolderRecord(reading: trial.copy.folder, at: office.now).look { tables in
          try tables.first(sql) { row in row.text(0) }
        }
        let sha256 = try #require(found)
        let file = URL(filePath: "\(trial.copy.folder)/files/\(sha256.prefix(2))/\(sha256.dropFirst(2))")
        let whole = try Data(contentsOf: file)
        var changed = whole
        changed[0] ^= 1
        try FileManager.default.removeItem(at: file)
        try changed.write(to: file)
        #expect(try faults(oneStop).contains { $0.contains(sha256) && $0.contains(words) }, "\(words)")
        try whole.write(to: file)
      }
    }
  }
}
