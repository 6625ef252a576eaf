import Signatures
import Text

extension RecordReading {
  /// What is wrong with the notes of what a manifest of evidence names besides its document: by them what nothing else names goes with it.
  func partFaults(of manifest: EvidenceManifest, _ sha256: String) throws -> [Words] {
    let named = Set(manifest.parts)
    guard let noted = try evidenceParts(of: sha256, limit: named.count + 1000) else { return [] }
    let missing = named.subtracting(noted).sorted().map { part in
      Words(
        vi: "bản kê bằng chứng \(sha256) nêu \(part), mà không được ghi là có nêu",
        en: "the manifest \(sha256) of evidence names \(part), and is not noted to")
    }
    let surplus = Set(noted).subtracting(named).sorted().map { part in
      Words(
        vi: "bản kê bằng chứng \(sha256) được ghi là nêu \(part), mà không nêu",
        en: "the manifest \(sha256) of evidence is noted to name \(part), which it does not")
    }
    return missing + surplus
  }
}

extension OneStop {
  /// No note says what a manifest names that is not there.
  func verifyEvidenceParts(_ proof: inout LogProof) throws {
    var after: String?
    while true {
      let behind = after
      let page = try store.read(for: authority) { try $0.linkedManifests(after: behind, limit: 500) }
      guard let last = page.last else { return }
      for manifest in page where !manifest.isKept && proof.faults.count < 1000 {
        proof.faults.append(
          RecordFault(
            position: nil, subject: nil,
            words: Words(
              vi: "có ghi chú về bản kê bằng chứng \(manifest.sha256), mà không có bản kê đó",
              en: "it is noted what the manifest \(manifest.sha256) of evidence names, which is not there")))
      }
      after = last.sha256
    }
  }
}
