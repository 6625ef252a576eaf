import Dossiers
import Procedures
import Text
import WorkingTime
import YAML

/// What a move has come to, beside what the walk says.
struct WalkOutcome {
  let events: [DossierEvent]
  let refusal: Refusal?
  let dossier: Dossier?
  let names: Names

  /// Compares, and tells what differs.
  ///
  /// - Returns: False when the walk cannot go on, because something was refused or done against what it says.
  func agrees(with expected: Expectation, _ findings: Findings) -> Bool {
    let notice = refusal?.notice(naming: names)
    let code = notice?.code
    if code != expected.refused?.value {
      tell(
        expected.refused?.place ?? expected.place, Words(vi: "từ chối", en: "refusal"),
        expected: expected.refused?.value, found: code, because: notice?.words, findings)
      return false
    }
    if code == nil, expected.step == nil, expected.end == nil {
      findings.error(
        at: expected.place,
        Words(
          vi: "`expect` phải nói hồ sơ ở bước nào (`step`) hoặc kết thúc nào (`end`)",
          en: "`expect` has to say at which `step` or `end` the dossier is"))
    }
    compare(expected.step, step, Words(vi: "bước", en: "step"), findings)
    compare(expected.end, end, Words(vi: "kết thúc", en: "end"), findings)
    if let due = expected.due {
      let found = dossier?.deadline?.due
      if found != due.value {
        tell(
          due.place, Words(vi: "hạn trả kết quả", en: "due date"), expected: due.value?.description ?? "none",
          found: found?.description ?? "none", findings)
      }
    }
    if let letters = expected.letters { compare(letters, self.letters, Words(vi: "thư", en: "letters"), findings) }
    if let entries = expected.entries {
      compare(entries, self.entries, Words(vi: "mục vào sổ", en: "entries in registers"), findings)
    }
    if let kept = expected.kept, kept.value.map({ .until($0) }) ?? .permanent != dossier?.retention {
      tell(
        kept.place, Words(vi: "lưu đến", en: "kept until"), expected: kept.value?.description ?? "permanent",
        found: dossier?.retention.map(\.text), findings)
    }
    if let expectedEvents = expected.events {
      compare(expectedEvents, events.map(\.type), Words(vi: "sự kiện", en: "events"), findings)
    }
    if let late = expected.isLate, late.value != dossier?.isLate {
      tell(
        late.place, Words(vi: "trễ hạn", en: "late"), expected: "\(late.value)",
        found: dossier.map { "\($0.isLate)" }, findings)
    }
    if let owed = expected.owed, owed.value != dossier?.owed.dong {
      tell(
        owed.place, Words(vi: "còn phải nộp", en: "owed"), expected: "\(owed.value)",
        found: dossier.map { "\($0.owed.dong)" }, findings)
    }
    // Where the dossier stands elsewhere than the walk says, what follows would only repeat it.
    return (expected.step.map { $0.value == step } ?? true) && (expected.end.map { $0.value == end } ?? true)
  }

  private var step: String? {
    if case .step(let step)? = dossier?.place { step.text } else { nil }
  }

  private var end: String? {
    if case .end(let end, _)? = dossier?.place { end.text } else { nil }
  }

  private var letters: [String] {
    events.compactMap { if case .letterIssued(_, _, _, let text) = $0 { text } else { nil } }
  }

  private var entries: [String] {
    events.compactMap { if case .registered(_, _, _, let text) = $0 { text } else { nil } }
  }

  private func compare(_ expected: Placed<String>?, _ found: String?, _ what: Words, _ findings: Findings) {
    guard let expected, expected.value != found else { return }
    tell(expected.place, what, expected: expected.value, found: found ?? step ?? end, findings)
  }

  private func compare(_ expected: Placed<[String]>, _ found: [String], _ what: Words, _ findings: Findings) {
    guard expected.value != found else { return }
    tell(
      expected.place, what, expected: "[\(expected.value.joined(separator: ", "))]",
      found: "[\(found.joined(separator: ", "))]", findings)
  }

  private func tell(
    _ place: YAML.Place, _ what: Words, expected: String?, found: String?, because: Words? = nil, _ findings: Findings
  ) {
    let nothing = Words(vi: "không có", en: "none")
    findings.error(
      at: place,
      Words(
        vi: "đi thử không khớp, \(what.vi): cần `\(expected ?? nothing.vi)`, thực tế `\(found ?? nothing.vi)`"
          + (because.map { " (\($0.vi))" } ?? ""),
        en: "the walk differs, \(what.en): expected `\(expected ?? nothing.en)`, found `\(found ?? nothing.en)`"
          + (because.map { " (\($0.en))" } ?? "")))
  }
}

extension Retained {
  /// As walks write it.
  fileprivate var text: String {
    switch self {
    case .until(let day): day.description
    case .permanent: "permanent"
    }
  }
}
