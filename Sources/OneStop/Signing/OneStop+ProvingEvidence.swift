import Crypto
import Dossiers
import JSON
import Signatures
import Text

/// The evidence that the entries of the log name.
struct NamedEvidence {
  /// The manifests, by their hashes; nil once they are too many to remember.
  private(set) var manifests: Set<String>? = []

  /// Findings that are remembered at most, of some 100 bytes each.
  private static let most = 1_000_000

  mutating func insert(_ named: [String]) {
    guard manifests != nil, !named.isEmpty else { return }
    manifests?.formUnion(named)
    if let count = manifests?.count, count > NamedEvidence.most { manifests = nil }
  }
}

extension OneStop {
  /// The evidence that the content of an entry names, and what of it is not kept.
  func evidence(
    namedBy content: StoredContent?, _ record: any RecordReading
  ) throws -> (named: [String], faults: [Words]) {
    guard let content, let value = try? JSONValue(reading: content.body) else { return ([], []) }
    let named = value.evidence { _ in true }
    let faults = try named.compactMap { sha256 -> Words? in
      if try record.evidence(sha256: sha256)?.kind == EvidenceBundle.manifestKind { return nil }
      return Words(
        vi: "thiếu bằng chứng \(sha256) của một kết luận về chữ ký",
        en: "the evidence \(sha256) of a finding about signatures is missing")
    }
    return (named, faults)
  }

  /// Everything kept as evidence is what its hash says, and every manifest has all that it names, and is noted to. What no finding names is
  /// counted: it may have been kept for a finding that was erased.
  func verifyEvidence(_ named: NamedEvidence, _ proof: inout LogProof) throws {
    var unnamed = 0
    var after: String?
    while true {
      let (last, found) = try store.read(for: authority) { record in
        let things = try record.evidence(after: after, limit: OneStop.evidencePiece)
        let found = try things.map { thing in
          (words: try faults(of: thing, record), isUnnamed: isUnnamed(thing, named))
        }
        return (things.last?.sha256, found)
      }
      guard let last else { break }
      for thing in found {
        proof.evidence += 1
        if thing.isUnnamed { unnamed += 1 }
        for words in thing.words where proof.faults.count < 1000 {
          proof.faults.append(RecordFault(position: nil, subject: nil, words: words))
        }
      }
      after = last
    }
    proof.unnamedEvidence = named.manifests.map { _ in unnamed }
    try verifyEvidenceParts(&proof)
  }

  /// Things that are read at once; a revocation list may have some megabytes.
  private static let evidencePiece = 20

  private func isUnnamed(_ thing: KeptEvidence, _ named: NamedEvidence) -> Bool {
    thing.kind == EvidenceBundle.manifestKind && !(named.manifests?.contains(thing.sha256) ?? true)
  }

  private func faults(of thing: KeptEvidence, _ record: any RecordReading) throws -> [Words] {
    guard SHA256(of: thing.bytes).hex == thing.sha256 else {
      return [
        Words(
          vi: "bằng chứng \(thing.sha256) (\(thing.kind)) đã bị thay đổi: mã băm không khớp",
          en: "the evidence \(thing.sha256) (\(thing.kind)) was changed: its hash does not fit")
      ]
    }
    guard thing.kind == EvidenceBundle.manifestKind else { return [] }
    guard let manifest = try? EvidenceManifest(reading: thing.bytes) else {
      return [
        Words(
          vi: "không đọc được bản kê bằng chứng \(thing.sha256)",
          en: "the manifest \(thing.sha256) of evidence cannot be read")
      ]
    }
    let absent: [Words] = try manifest.references.compactMap { reference in
      let hash = reference.sha256.hex
      // The document is a file of the dossier; that it is there and as long as it was is seen by opening it.
      let isThere =
        reference.kind == .document
        ? (try? files.open(sha256: hash, bytes: manifest.byteCount)) != nil
        : try record.evidence(sha256: hash)?.kind == reference.kind.rawValue
      guard !isThere else { return nil }
      return Words(
        vi: "bản kê bằng chứng \(thing.sha256) nêu “\(reference.path)”, mà không có",
        en: "the manifest \(thing.sha256) of evidence names “\(reference.path)”, which is not there")
    }
    return try absent + record.partFaults(of: manifest, thing.sha256)
  }
}
