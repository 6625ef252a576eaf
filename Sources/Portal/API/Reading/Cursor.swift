import Crypto
import Documents
import Dossiers
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// Where a page of a list ended, as clients carry it: opaque to them, and checked when it comes back.
enum Cursor {
  /// After a task of a queue.
  static func text(_ cursor: QueueCursor) -> String {
    let due: JSONValue = cursor.due.map { .integer($0.milliseconds) } ?? .null
    return encoded(["code": .string(cursor.code.text), "due": due, "task": JSONValue(cursor.task)])
  }

  /// After something that waits in the document office.
  static func text(_ cursor: DocumentWaitCursor) -> String {
    let due: JSONValue = cursor.due.map { .integer($0.milliseconds) } ?? .null
    return encoded(["document": .string(cursor.key.text), "due": due, "task": JSONValue(cursor.task)])
  }

  /// Reads the cursor of what waits in the document office; nil for anything that was not made here.
  static func documentWait(_ text: String) -> DocumentWaitCursor? {
    guard let value = value(text, members: 3), case .string(let name)? = value["document"],
      let key = DocumentKey(name), case .integer(let task)? = value["task"], (0...1_000_000).contains(task)
    else { return nil }
    switch value["due"] {
    case .null?: return DocumentWaitCursor(due: nil, key: key, task: Int(task))
    case .integer(let due)?:
      return DocumentWaitCursor(due: Instant(milliseconds: due), key: key, task: Int(task))
    default: return nil
    }
  }

  /// After an entry of a register of documents.
  static func text(_ cursor: DocumentRegisterCursor) -> String {
    encoded([
      "day": .string(cursor.day.description), "document": .string(cursor.key.text), "number": JSONValue(cursor.number),
    ])
  }

  /// Reads the cursor of a register of documents; nil for anything that was not made here.
  static func documentRegister(_ text: String) -> DocumentRegisterCursor? {
    guard let value = value(text, members: 3), case .string(let name)? = value["document"],
      let key = DocumentKey(name), case .integer(let number)? = value["number"],
      (1...Int64(Int32.max)).contains(number),
      case .string(let date)? = value["day"], let day = Day(date)
    else { return nil }
    return DocumentRegisterCursor(day: day, number: Int(number), key: key)
  }

  /// After a dossier of a search.
  static func text(_ code: DossierCode) -> String {
    encoded(["code": .string(code.text)])
  }

  /// After a candidate.
  static func text(_ place: CandidateCursor) -> String {
    encoded([
      "code": .string(place.code.text), "points": JSONValue(place.milliPoints), "rank": JSONValue(place.rank),
    ])
  }

  /// Reads the cursor of candidates; nil for anything that was not made here.
  static func candidates(_ text: String) -> CandidateCursor? {
    guard let value = value(text, members: 3), case .string(let code)? = value["code"],
      let code = DossierCode(code), case .integer(let rank)? = value["rank"], (1...1000).contains(rank),
      case .integer(let points)? = value["points"], points.magnitude < 1_000_000_000_000
    else { return nil }
    return CandidateCursor(rank: Int(rank), milliPoints: Int(points), code: code)
  }

  /// Reads the cursor of a queue; nil for anything that was not made here.
  static func queue(_ text: String) -> QueueCursor? {
    guard let value = value(text, members: 3), case .string(let code)? = value["code"],
      let code = DossierCode(code), case .integer(let task)? = value["task"], (1...1_000_000).contains(task)
    else { return nil }
    switch value["due"] {
    case .null?: return QueueCursor(due: nil, code: code, task: Int(task))
    case .integer(let due)?:
      return QueueCursor(due: Instant(milliseconds: due), code: code, task: Int(task))
    default: return nil
    }
  }

  /// Reads the cursor of a search; nil for anything that was not made here.
  static func search(_ text: String) -> DossierCode? {
    guard let value = value(text, members: 1), case .string(let code)? = value["code"] else { return nil }
    return DossierCode(code)
  }

  /// After a late dossier of a report.
  static func text(_ cursor: ReportCursor<LateCursor>) -> String {
    encoded([
      "code": cursor.place.map { .string($0.code.text) } ?? .null,
      "handled": cursor.place?.handledAt.map { .integer($0.milliseconds) } ?? .null, "unit": .string(cursor.unit.text),
    ])
  }

  /// Reads the cursor of late dossiers; nil for anything that was not made here.
  static func late(_ text: String) -> ReportCursor<LateCursor>? {
    guard let (unit, code, handled) = report(text, moment: "handled") else { return nil }
    return ReportCursor(unit: unit, place: code.map { LateCursor(handledAt: handled, code: $0) })
  }

  /// After a dossier of a follow-up book.
  static func text(_ cursor: ReportCursor<BookCursor>) -> String {
    encoded([
      "code": cursor.place.map { .string($0.code.text) } ?? .null,
      "submitted": cursor.place.map { .integer($0.submittedAt.milliseconds) } ?? .null,
      "unit": .string(cursor.unit.text),
    ])
  }

  /// Reads the cursor of a follow-up book; nil for anything that was not made here.
  static func book(_ text: String) -> ReportCursor<BookCursor>? {
    guard let (unit, code, submitted) = report(text, moment: "submitted"), (code == nil) == (submitted == nil) else {
      return nil
    }
    return ReportCursor(
      unit: unit,
      place: code.flatMap { code in submitted.map { BookCursor(submittedAt: $0, code: code) } })
  }

  /// The unit, code and moment of a list that goes through units.
  private static func report(_ text: String, moment: String) -> (Key<Procedures.Unit>, DossierCode?, Instant?)? {
    guard let value = value(text, members: 3), case .string(let name)? = value["unit"],
      let unit = Key<Procedures.Unit>(name)
    else { return nil }
    switch (value["code"], value[moment]) {
    case (.null?, .null?): return (unit, nil, nil)
    case (.string(let text)?, .null?): return DossierCode(text).map { (unit, $0, nil) }
    case (.string(let text)?, .integer(let at)?):
      return DossierCode(text).map { (unit, $0, Instant(milliseconds: at)) }
    default: return nil
    }
  }

  /// After a dossier that is kept to a day.
  static func text(_ cursor: RetentionCursor) -> String {
    encoded(["code": .string(cursor.code.text), "until": .string(cursor.until.description)])
  }

  /// Reads the cursor of dossiers that are kept to a day; nil for anything that was not made here.
  static func retention(_ text: String) -> RetentionCursor? {
    guard let value = value(text, members: 2), case .string(let code)? = value["code"], let code = DossierCode(code),
      case .string(let date)? = value["until"], let day = Day(date)
    else { return nil }
    return RetentionCursor(until: day, code: code)
  }

  /// After one of the own dossiers.
  static func text(_ cursor: OwnCursor) -> String {
    encoded(["code": .string(cursor.code.text), "submitted": .integer(cursor.submittedAt.milliseconds)])
  }

  /// Reads the cursor of own dossiers; nil for anything that was not made here.
  static func own(_ text: String) -> OwnCursor? {
    guard let value = value(text, members: 2), case .string(let code)? = value["code"],
      let code = DossierCode(code), case .integer(let submitted)? = value["submitted"]
    else { return nil }
    return OwnCursor(submittedAt: Instant(milliseconds: submitted), code: code)
  }

  static let expected = Words(vi: "`next` của trang trước", en: "`next` of the page before")

  private static func encoded(_ value: JSONValue) -> String { value.canonical.base64URL }

  private static func value(_ text: String, members: Int) -> JSONValue? {
    guard text.utf8.count <= 400, let bytes = [UInt8](base64URL: text),
      let value = try? JSONValue(reading: bytes, within: .init(bytes: 300, depth: 2)),
      case .object(let object) = value, object.count == members, value.canonical == bytes
    else { return nil }
    return value
  }
}
