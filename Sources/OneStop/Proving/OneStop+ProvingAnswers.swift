import Documents
import Dossiers
import Procedures
import Text

extension OneStop {
  /// Every answer that is kept for repeats can be read, and what it says was done is there. Who asked, for what and when, and in which
  /// words it was refused, stands nowhere else.
  ///
  /// - Parameter told: What was told before as wrongly listed, and is left out.
  func proveAnswers(except told: Set<RecordSubject>, _ spreading: Spreading?, _ report: inout LogReport) throws {
    var (row, limit) = (Int64.min, 500)
    while true {
      let (behind, most) = (row, limit)
      let page: [KeptOutcomeRow]
      do {
        page = try store.read(for: authority) { try $0.outcomes(behind: behind, limit: most) }
      } catch {
        guard limit == 1 else {
          limit = 1
          continue
        }
        // Which one it is can be read of every row; a store that reads nothing at all is a failure.
        guard let number = try store.read(for: authority, { try $0.outcomeNumber(behind: behind) }) else {
          throw error
        }
        report.tellOnce(.unreadableAnswer(inRow: number))
        (row, limit) = (number, 500)
        continue
      }
      guard let last = page.last else { return }
      let answers = page.spread(by: spreading) { ReadAnswer($0) }
      let faults = try store.read(for: authority) { record in
        let versions = try record.listedVersions(of: Set(answers.compactMap(\.dossier)))
        return try answers.compactMap { try $0.fault(versions, record) }
      }
      for fault in faults where fault.subject.map({ !told.contains($0) }) ?? true { report.tellOnce(fault) }
      row = last.row
    }
  }
}

extension RecordFault {
  fileprivate static func unreadableAnswer(inRow row: Int64) -> RecordFault {
    RecordFault(
      position: nil, subject: nil,
      words: Words(
        vi: "không đọc được câu trả lời giữ ở dòng \(row) cho lệnh được lặp lại",
        en: "the answer in row \(row), kept for repeats of a command, cannot be read"))
  }
}

/// An answer with the row in which it is kept.
private struct ReadAnswer: Sendable {
  let row: Int64
  let key: CommandKey
  let answer: KeptAnswer?

  init(_ kept: KeptOutcomeRow) {
    (row, key) = (kept.row, kept.key)
    answer = KeptAnswer(kept.outcome.answer)
  }

  /// The dossier that it names.
  var dossier: DossierCode? {
    if case .version(.dossier(let code), _)? = answer { code } else { nil }
  }

  /// What is wrong with it.
  ///
  /// - Parameter versions: Of dossiers, how many entries the list says that they have.
  func fault(_ versions: [DossierCode: Int], _ record: any RecordReading) throws -> RecordFault? {
    switch answer {
    case nil: return RecordFault.unreadableAnswer(inRow: row)
    case .refusal?: return nil
    case .version(.dossier(let code), let version)?:
      return has(version, of: versions[code] ?? 0) ? nil : absent(version, of: .dossier(code))
    case .version(.document(let document), let version)?:
      let subject = RecordSubject.document(document)
      guard try has(version, of: record.listedVersion(of: subject)) else { return absent(version, of: subject) }
      guard key.isOfTakenDraft, try !record.isKept(document, takenUnder: key) else { return nil }
      return fault(
        of: subject,
        Words(
          vi: "những gì đến cùng dự thảo được chuyển không còn như câu trả lời giữ ở dòng \(row)",
          en: "what came with the draft that was handed over is not kept as the answer in row \(row) has it"))
    case .message(let keys)?:
      let missing = try keys.first { try record.listedVersion(of: .document($0)) == 0 }
      return missing.map { absent(1, of: .document($0)) }
    case .workFile(let number)?:
      return try OneStop.readable { try record.workFile(number) } == nil ? absent("\(number)") : nil
    case .delegation(let number)?:
      return try OneStop.readable { try record.delegation(number) } == nil ? absent("\(number)") : nil
    }
  }

  private func has(_ version: Int, of listed: Int) -> Bool { version >= 1 && version <= listed }

  private func absent(_ version: Int, of subject: RecordSubject) -> RecordFault {
    fault(
      of: subject,
      Words(
        vi: "câu trả lời giữ ở dòng \(row) nêu phiên bản \(version), mà không có",
        en: "the answer in row \(row) names version \(version), which is not there"))
  }

  private func absent(_ name: String) -> RecordFault {
    fault(
      of: nil,
      Words(
        vi: "câu trả lời giữ ở dòng \(row) nêu \(name), mà không có",
        en: "the answer in row \(row) names \(name), which is not there"))
  }

  private func fault(of subject: RecordSubject?, _ words: Words) -> RecordFault {
    RecordFault(position: nil, subject: subject, words: words)
  }
}
