import Dossiers
import JSON
import Signatures
import Text

/// The findings of a dossier that newer answers about revocation may decide, as its entries have them.
struct WaitingFindings {
  /// The evidence of each.
  private(set) var evidence: Set<String> = []

  /// Takes in what an entry says of findings.
  mutating func take(_ content: PersonalContent) throws {
    for (_, value) in content.values {
      evidence.formUnion(value.evidence { $0 == SubIndication.tryLater.rawValue })
    }
    if case .array(let findings)? = content.values["judgedAgain"] {
      for finding in findings { evidence.remove(try SignatureJudgedAgain(JSONField(finding)).earlier) }
    }
  }
}

extension OneStop {
  /// Compares the findings that are noted to be judged again with those that the log has.
  ///
  /// - Parameter expected: Those of all dossiers, as they were read one after the other.
  func rebuildFindings(_ expected: Set<UndecidedFinding>, repairing: Bool, _ report: inout LogReport) throws {
    var differing = expected
    var after: UndecidedFinding?
    while true {
      let noted = try store.read(for: authority) { try $0.undecidedFindings(after: after, limit: 500) }
      guard let last = noted.last else { break }
      for finding in noted where differing.remove(finding) == nil { differing.insert(finding) }
      after = last
    }
    for finding in differing.sorted(by: { ($0.dossier, $0.evidence) < ($1.dossier, $1.evidence) }) {
      try rebuild(finding, repairing: repairing, &report)
    }
  }

  /// Looks again at one that differs, for a server may have judged it meanwhile, and tells or mends it.
  private func rebuild(_ finding: UndecidedFinding, repairing: Bool, _ report: inout LogReport) throws {
    let isNoted = try store.read(for: authority) { try $0.isNoted(finding) }
    let waits: Bool
    do {
      waits = try store.read(for: authority) { record in
        try waitingFindings(of: finding.dossier, record).evidence.contains(finding.evidence)
      }
    } catch {
      // Whether it waits is not known as long as an entry of the dossier is missing, or cannot be read.
      return report.tellFailure(of: .dossier(finding.dossier))
    }
    guard isNoted != waits else { return }
    report.tell(
      of: .dossier(finding.dossier),
      waits
        ? Words(
          vi: "kết luận \(finding.evidence) chưa được ghi là cần kiểm tra lại",
          en: "the finding \(finding.evidence) is not noted to be judged again")
        : Words(
          vi: "kết luận \(finding.evidence) được ghi là cần kiểm tra lại, mà nhật ký không có",
          en: "the finding \(finding.evidence) is noted to be judged again, but the log has none that waits"))
    guard repairing else { return }
    try store.write(for: authority) { record in
      if waits { try record.note(finding) } else { try record.forget(finding) }
    }
  }

  private func waitingFindings(of code: DossierCode, _ record: any RecordReading) throws -> WaitingFindings {
    var findings = WaitingFindings()
    for stored in try record.entries(of: code) {
      guard let kept = try record.content(of: stored),
        case .object(let values) = try JSONValue(reading: kept.body)
      else { continue }
      try findings.take(
        PersonalContent(
          values: Dictionary(values.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })))
    }
    return findings
  }
}
