import Crypto
import Dossiers
import HTTPServing
import JSON
import OneStop
import Testing
import Text
import WorkingTime

@testable import Portal

@Suite("A cursor")
struct CursorTests {
  private func row(due: Instant?) throws -> QueueRow {
    let code = try #require(DossierCode("H56.06-261119-0001"))
    return QueueRow(
      task: TaskRow(number: 3, step: "tiep-nhan", post: nil, officer: nil, due: due),
      dossier: DossierRow(
        code: code, procedure: "cap-ban-sao", place: "tiep-nhan", subject: nil, version: 1,
        submittedAt: Instant(milliseconds: 0), due: nil, endedAt: nil, isLate: false))
  }

  @Test("is read back as it was written, with a due date and without", arguments: [nil, Int64(1_795_000_000_123)])
  func there(due: Int64?) throws {
    let row = try row(due: due.map(Instant.init(milliseconds:)))
    let cursor = try #require(Cursor.queue(Cursor.text(row.cursor)))
    #expect(cursor == QueueCursor(due: row.task.due, code: row.dossier.code, task: 3))
    #expect(Cursor.search(Cursor.text(row.dossier.code)) == row.dossier.code)
  }

  @Test(
    "that was not made here is none",
    arguments: [
      "", "x", "%%%", "bm90IGpzb24", "e30", "eyJjb2RlIjoiSDU2LjA2LTI2MTExOS0wMDAxIn0=",
      String(repeating: "A", count: 500),
    ])
  func foreign(text: String) {
    #expect(Cursor.queue(text) == nil)
    #expect(Cursor.search(text) == nil)
  }

  @Test("of a queue is none for a search, and with anything added it is none at all")
  func changed() throws {
    let text = Cursor.text(try row(due: nil).cursor)
    #expect(Cursor.search(text) == nil)
    let more: JSONValue = ["code": "H56.06-261119-0001", "due": .null, "task": 3, "x": 1]
    #expect(Cursor.queue(more.canonical.base64URL) == nil)
    let spaced = Array(#"{"code": "H56.06-261119-0001","due":null,"task":3}"#.utf8)
    #expect(Cursor.queue(spaced.base64URL) == nil)
  }
}
