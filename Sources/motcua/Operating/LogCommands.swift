import JSON
import OneStop
import Text

/// `motcua log rebuild`: everything derived from the log is made again and compared.
enum LogRebuildCommand {
  static let repair = Parameter.flag(
    "repair", Words(vi: "thay các bản chiếu sai bằng bản dựng lại", en: "replace what differs by what was made again"))

  static let command = Command(
    "log rebuild",
    Words(
      vi: "dựng lại mọi bản chiếu từ nhật ký và so sánh", en: "makes every projection again from the log and compares"),
    parameters: [repair, .json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let progress = Progress(call.output)
    let isRepairing = call[repair]
    let report = try office.office.rebuild(repairing: isRepairing, spreading: Processors.spread) {
      progress.tell("\($0)")
    }
    progress.end()
    try office.close()
    report.faults.write(to: call)
    if call[.json] {
      let answer: JSONValue = [
        "entries": JSONValue(report.entries), "dossiers": JSONValue(report.dossiers),
        "differing": JSONValue(report.differing), "repaired": .bool(isRepairing), "faults": report.faults.json,
      ]
      call.output.line(answer.canonicalText)
    } else {
      call.output.line(
        Words(
          vi: "\(report.entries) mục, \(report.dossiers) hồ sơ, \(report.differing) bản chiếu khác với nhật ký",
          en: "\(report.entries) entries, \(report.dossiers) dossiers, \(report.differing) projections that differed"
        ).in(call.language))
    }
    let isRepaired = isRepairing && report.faults.count == report.differing
    return report.faults.isEmpty || isRepaired ? .done : .refused
  }
}

/// `motcua log verify`: the whole record proved.
enum LogVerifyCommand {
  static let command = Command(
    "log verify", Words(vi: "kiểm chứng toàn bộ nhật ký", en: "proves the whole log"),
    details: Words(
      vi: """
        Không thiếu mục nào, mọi mã băm khớp, mọi gốc đã ký là của nhật ký này, các số liên tục, mọi tệp và bằng chứng còn \
        nguyên, mọi bản chiếu bằng bản dựng lại từ nhật ký, cơ sở dữ liệu không thấy tệp và chỉ mục của mình có gì hỏng; in ra gốc cây Merkle (RFC 9162) của toàn bộ nhật ký. Không thay \
        đổi gì. JSON: entries, treeHead, signedHeads, files, dossiers, documents, evidence, unnamedEvidence, faults[].
        """,
      en: """
        No entry is missing, every hash fits, every signed head is of this log, numbers have no gaps, every file and all \
        evidence is as it was, everything derived equals what is made again from the log, the database finds nothing damaged in \
        its own file and indexes; prints the head of the Merkle tree \
        (RFC 9162) over the whole log. Changes nothing. JSON: entries, treeHead, signedHeads, files, dossiers, documents, \
        evidence, unnamedEvidence, faults[].
        """),
    parameters: [.json, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let progress = Progress(call.output)
    let proof = try office.office.prove(progress, in: call.language)
    try office.close()
    proof.faults.write(to: call)
    if call[.json] {
      let answer: JSONValue = [
        "entries": .integer(proof.entries), "treeHead": .string(proof.treeHead),
        "signedHeads": JSONValue(proof.signedHeads), "files": JSONValue(proof.files),
        "dossiers": JSONValue(proof.dossiers), "documents": JSONValue(proof.documents),
        "evidence": JSONValue(proof.evidence), "unnamedEvidence": proof.unnamedEvidence.map { JSONValue($0) } ?? .null,
        "faults": proof.faults.json,
      ]
      call.output.line(answer.canonicalText)
    } else {
      call.output.line(
        Words(
          vi: "\(proof.entries) mục, \(proof.faults.count) lỗi, gốc cây \(proof.treeHead)",
          en: "\(proof.entries) entries, \(proof.faults.count) faults, tree head \(proof.treeHead)"
        ).in(call.language))
      if let count = proof.unnamedEvidence, count > 0 {
        call.output.note(
          Words(
            vi: "\(count) bản kê bằng chứng không thuộc kết luận nào trong nhật ký (không phải lỗi)",
            en: "\(count) manifests of evidence belong to no finding of the log (no fault)"
          ).in(call.language))
      }
    }
    return proof.faults.isEmpty ? .done : .refused
  }
}

extension OneStop {
  /// Proves the whole record on all processors, and shows how far that is, until its end.
  func prove(_ progress: Progress, in language: Language) throws -> LogProof {
    defer { progress.end() }
    return try prove(
      spreading: Processors.spread,
      inDatabase: { name in
        progress.begin(Words(vi: "cơ sở dữ liệu: \(name.harmless)", en: "database: \(name.harmless)").in(language))
      },
      progress: { progress.tell("\($0)") })
  }
}
