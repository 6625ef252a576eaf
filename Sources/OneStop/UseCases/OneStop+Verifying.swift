import Crypto
import Dossiers
import JSON
import Text

/// What the proof of the whole log came to.
public struct LogProof: Sendable {
  /// Entries read, from the first to the last.
  public internal(set) var entries: Int64 = 0
  /// The head of the Merkle tree over all entries (RFC 9162, 2.1.1), in hexadecimal: whoever kept an older one can ask
  /// for a proof that nothing before it was changed.
  public internal(set) var treeHead = ""
  /// Things that are kept as evidence of findings about signatures.
  public internal(set) var evidence = 0
  /// How many pieces of evidence belong to no finding of the log, which harms nothing; nil where there are too many findings
  /// to tell.
  public internal(set) var unnamedEvidence: Int? = 0
  /// What is wrong, at most the first thousand.
  public internal(set) var faults: [RecordFault] = []
}

extension OneStop {
  /// Proves the whole log: no gap, every entry canonical, of this authority, with its hash, and with the personal
  /// content that it vouches for unless that was erased; that the outbox has no row that no entry caused; and that the evidence
  /// of every finding about signatures is there as it was.
  ///
  /// - Parameter progress: Told after each piece of the log: entries read so far.
  public func verify(progress: (Int64) -> Void = { _ in }) throws -> LogProof {
    var proof = LogProof()
    var tree = MerkleTree()
    var named = NamedEvidence()
    while true {
      let from = proof.entries + 1
      let piece = try store.read(for: authority) { record in
        try record.entries(from: from, limit: 500).map { stored in
          let content = try record.content(ofEntryAt: stored.position)
          return (stored, content, try evidence(namedBy: content, record))
        }
      }
      guard !piece.isEmpty else { break }
      for (stored, content, evidence) in piece {
        proof.entries += 1
        named.insert(evidence.named)
        for words in faults(of: stored, content, at: proof.entries) + evidence.faults where proof.faults.count < 1000 {
          proof.faults.append(RecordFault(position: stored.position, subject: .dossier(stored.dossier), words: words))
        }
        // After a gap the count goes on behind it, so that one gap is one fault.
        proof.entries = max(proof.entries, stored.position)
        tree.append(EntryBody.leaf(of: stored.body))
      }
      progress(proof.entries)
    }
    proof.treeHead = tree.head.hex
    try verifyOutbox(&proof)
    try verifyEvidence(named, &proof)
    return proof
  }

  /// The outbox is record beside the log: what was sent can be derived from nothing. That its rows belong to entries
  /// that told something can be proved.
  private func verifyOutbox(_ proof: inout LogProof) throws {
    var from: Int64 = 1
    while true {
      let piece = try store.read(for: authority) { record in
        try record.outbox(from: from, limit: 500).map { row in
          (
            row, try record.entries(from: row.effect.entry, limit: 1).first,
            try record.content(ofEntryAt: row.effect.entry)
          )
        }
      }
      guard let last = piece.last?.0 else { return }
      for (row, entry, content) in piece where proof.faults.count < 1000 {
        let isRight =
          entry.map {
            $0.position == row.effect.entry && .dossier($0.dossier) == row.effect.subject
              && $0.version == row.effect.version
          } ?? false
        // Erased content tells nothing any more, and is no fault.
        let told = row.effect.kind.isNotice ? content.map(\.notices) ?? .max : .max
        guard !isRight || row.effect.number > told else { continue }
        proof.faults.append(
          RecordFault(
            position: row.effect.entry, subject: row.effect.subject,
            words: Words(
              vi: "hộp gửi đi có dòng \(row.id) mà nhật ký không có thông báo",
              en: "row \(row.id) of the outbox has no notice in the log")))
      }
      from = last.id + 1
    }
  }

  private func faults(of stored: StoredEntry, _ content: StoredContent?, at position: Int64) -> [Words] {
    var faults: [Words] = []
    if stored.position != position {
      faults.append(
        Words(
          vi: "thiếu mục từ \(position) đến \(stored.position - 1)",
          en: "entries \(position) to \(stored.position - 1) are missing"))
    }
    if EntryBody.leaf(of: stored.body) != stored.leaf {
      faults.append(Words(vi: "mã băm không khớp nội dung", en: "the hash does not fit the text"))
    }
    guard let value = try? JSONValue(reading: stored.body), let entry = try? EntryBody(reading: stored.body) else {
      return faults + [Words(vi: "không đọc được", en: "it cannot be read")]
    }
    if value.canonicalText != stored.body {
      faults.append(Words(vi: "không ở dạng chuẩn", en: "it is not in its canonical form"))
    }
    if entry.authority != authority || entry.dossier != stored.dossier || entry.version != stored.version {
      faults.append(
        Words(vi: "cơ quan, hồ sơ hoặc số thứ tự sai", en: "it is of another authority, dossier or version"))
    }
    if let content, content.hash != entry.contentHash {
      faults.append(
        Words(vi: "nội dung cá nhân không khớp mã băm", en: "the personal content does not fit its hash"))
    }
    return faults
  }
}

/// A Merkle tree that grows leaf by leaf; it keeps only the heads of its full parts.
private struct MerkleTree {
  /// The heads of full subtrees, the largest first, with how many leaves each has.
  private var parts: [(leaves: Int, head: [UInt8])] = []

  mutating func append(_ leaf: [UInt8]) {
    var new = (leaves: 1, head: leaf)
    while let last = parts.last, last.leaves == new.leaves {
      parts.removeLast()
      new = (last.leaves * 2, MerkleTree.node(last.head, new.head))
    }
    parts.append(new)
  }

  /// The head; of nothing the hash of nothing.
  var head: [UInt8] {
    guard var head = parts.last?.head else { return SHA256(of: [UInt8]()).bytes }
    for part in parts.dropLast().reversed() { head = MerkleTree.node(part.head, head) }
    return head
  }

  private static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    SHA256(of: [1] + left + right).bytes
  }
}

extension StoredContent {
  /// How many notices it holds.
  fileprivate var notices: Int {
    guard case .array(let notices)? = (try? JSONValue(reading: body))?["notices"] else { return 0 }
    return notices.count
  }
}
