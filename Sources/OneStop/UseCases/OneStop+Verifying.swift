import Crypto
import Documents
import Dossiers
import JSON
public import Procedures
import Proofs
import Text

/// What the proof of the whole log came to.
public struct LogProof: Sendable {
  /// Entries read, from the first to the last.
  public internal(set) var entries: Int64 = 0
  /// The head of the Merkle tree over all entries (RFC 9162, 2.1.1), in hexadecimal: whoever kept an older one can ask
  /// for a proof that nothing before it was changed.
  public internal(set) var treeHead = ""
  /// Files that entries name.
  public internal(set) var files = 0
  /// Dossiers made again from the log.
  public internal(set) var dossiers = 0
  /// Official documents made again from the log.
  public internal(set) var documents = 0
  /// Heads of the log that were signed.
  public internal(set) var signedHeads = 0
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
  /// content that it vouches for unless the log says that it was erased, and then without; that every file which that names is there as it was, and is noted; that numbers follow
  /// one another without a gap; that every signed head is one of this
  /// log, signed by its key; that the outbox has no row that no entry caused; that what carries the
  /// authority's seal is what was sealed; that the evidence of every finding about signatures is there as it was; and that
  /// what came with drafts that were handed over belongs to documents that began then.
  ///
  /// - Parameters:
  ///   - spreading: Spreads the work over processors; nil for one.
  ///   - progress: Told after each piece of the log: entries read so far.
  public func verify(spreading: Spreading? = nil, progress: (Int64) -> Void = { _ in }) throws -> LogProof {
    // A file is looked at after the entry that names it: what is erased in between is no fault.
    try files.holding { try verified(spreading, progress) }
  }

  private func verified(_ spreading: Spreading?, _ progress: (Int64) -> Void) throws -> LogProof {
    let failure = unplaceable()
    var proof = LogProof()
    var tree = GrowingTree()
    var named = NamedEvidence()
    var heads = try HeadsProved(self)
    var numbers = NumbersProved()
    let files = FilesProved(self.files)
    var parts: [TreePart] = []
    while true {
      let piece = try piece(behind: &proof)
      guard !piece.isEmpty else { break }
      let inside = piece.spread(by: spreading) { entry in
        faults(of: entry.stored, entry.content) + entry.erasure.faults
          + (entry.erasure.isErased ? [] : sealFaults(of: entry.stored)) + files.faults(namedBy: entry.content)
          + entry.evidence.faults + entry.unattached
      }
      for (entry, inside) in zip(piece, inside) {
        let stored = entry.stored
        proof.entries += 1
        named.insert(entry.evidence.named)
        let found = gap(before: stored, at: proof.entries) + inside + numbers.take(entry.numbers)
        for words in found where proof.faults.count < 1000 {
          proof.faults.append(RecordFault(position: stored.position, subject: stored.subject, words: words))
        }
        // After a gap the count goes on behind it, so that one gap is one fault.
        proof.entries = max(proof.entries, stored.position)
        tree.append(MerkleHash.leaf(stored.body.utf8)) { level, number, head in
          if level.isMultiple(of: TreeNodes.step) { parts.append((level, number, head)) }
        }
        try heads.reach(tree.size, tree)
      }
      try verify(parts, upTo: proof.entries, &proof)
      parts = []
      progress(proof.entries)
    }
    proof.treeHead = tree.head.hex
    if try store.read(for: authority, { try $0.surplusTreeNodes() }) > 0 {
      proof.faults.append(
        RecordFault(
          position: nil, subject: nil,
          words: Words(
            vi: "cây Merkle lưu vượt quá cuối nhật ký", en: "the Merkle tree is kept beyond the end of the log")))
    }
    try heads.end()
    proof.signedHeads = heads.count
    proof.files = files.count
    try verifyFiles(files, spreading, &proof)
    for words in try store.read(for: authority, { try numbers.faults(self.definitions, $0, behind: proof.entries) })
    where proof.faults.count < 1000 {
      proof.faults.append(RecordFault(position: nil, subject: nil, words: words))
    }
    proof.faults += heads.faults.prefix(max(0, 1000 - proof.faults.count))
    try verifyOutbox(&proof)
    try verifyEvidence(named, &proof)
    // What keeps entries from being placed is one of the faults, or else the failure itself has to be seen.
    if let failure, proof.faults.isEmpty { throw failure }
    return proof
  }

  /// An entry as it is proved, with what stands beside it.
  private struct ReadEntry: Sendable {
    let stored: StoredEntry
    let content: StoredContent?
    let evidence: (named: [String], faults: [Words])
    let erasure: ErasureProved
    let numbers: [(series: Series, number: Int)]
    /// What is wrong with the notes of its files.
    let unattached: [Words]

    init(_ stored: StoredEntry, _ office: OneStop, _ record: any RecordReading) throws {
      self.stored = stored
      content = try record.content(of: stored)
      evidence = try office.evidence(namedBy: content, record)
      erasure = try ErasureProved(of: stored, isContentThere: content != nil, record)
      unattached = try record.attachmentFaults(of: content, stored.subject)
      // What cannot be read is told by itself.
      numbers = (try? stored.numbers(office.definitions, record)) ?? []
    }
  }

  /// The next entries of the log; none at its end. One that cannot be read at all is told, and left out.
  private func piece(behind proof: inout LogProof) throws -> [ReadEntry] {
    var limit = 500
    while true {
      let (from, most) = (proof.entries + 1, limit)
      do {
        return try store.read(for: authority) { record in
          try record.entries(from: from, limit: most).map { try ReadEntry($0, self, record) }
        }
      } catch {
        guard limit == 1 else {
          limit = 1
          continue
        }
        guard try from <= store.read(for: authority, { try $0.logSize() }) else { throw error }
        proof.entries = from
        proof.faults.append(.unreadable(at: from))
        limit = 500
      }
    }
  }

  private typealias TreePart = (level: Int, number: Int64, head: SHA256)

  /// Everything that came, was sent or uploaded and is still named beside the log is there as it was.
  private func verifyFiles(_ files: FilesProved, _ spreading: Spreading?, _ proof: inout LogProof) throws {
    for naming in FileNaming.allCases {
      var after: String?
      while true {
        let behind = after
        let named = try store.read(for: authority) { try $0.files(named: naming, after: behind, limit: 500) }
        guard let last = named.last else { break }
        for case let words? in named.spread(by: spreading, { files.fault(of: $0, naming) })
        where proof.faults.count < 1000 {
          proof.faults.append(RecordFault(position: nil, subject: nil, words: words))
        }
        after = last.row
      }
    }
  }

  /// Compares subtrees with those that are kept; which are not kept yet is no fault.
  private func verify(_ parts: [TreePart], upTo position: Int64, _ proof: inout LogProof) throws {
    let kept = try store.read(for: authority) { record in
      try parts.map { try record.treeNode(level: $0.level, number: $0.number) }
    }
    for (part, kept) in zip(parts, kept) where kept != nil && kept != part.head && proof.faults.count < 1000 {
      let end = (part.number + 1) << Int64(part.level)
      proof.faults.append(
        RecordFault(
          position: end, subject: nil,
          words: Words(
            vi: "cây Merkle lưu sai ở các mục \(end - (1 << Int64(part.level)) + 1) đến \(end)",
            en: "the Merkle tree is kept wrong over entries \(end - (1 << Int64(part.level)) + 1) to \(end)")))
    }
  }

  /// Sealed files that an entry names and that are not what was sealed.
  private func sealFaults(of stored: StoredEntry) -> [Words] {
    stored.sealedFiles.compactMap { sha256, count in
      let bytes = try? files.open(sha256: sha256, bytes: count).read(at: 0, count: count)
      guard bytes.map({ SHA256(of: $0).hex }) != sha256 else { return nil }
      return Words(
        vi: "tệp đã đóng dấu không còn, hoặc không còn như khi đóng dấu",
        en: "the sealed file is gone, or is not what was sealed")
    }
  }

  private func gap(before stored: StoredEntry, at position: Int64) -> [Words] {
    guard stored.position != position else { return [] }
    return [
      Words(
        vi: "thiếu mục từ \(position) đến \(stored.position - 1)",
        en: "entries \(position) to \(stored.position - 1) are missing")
    ]
  }

  private func faults(of stored: StoredEntry, _ content: StoredContent?) -> [Words] {
    var faults: [Words] = []
    if EntryBody.leaf(of: stored.body) != stored.leaf {
      faults.append(Words(vi: "mã băm không khớp nội dung", en: "the hash does not fit the text"))
    }
    guard let value = try? JSONValue(reading: stored.body), let entry = try? AnyEntryBody(reading: stored.body) else {
      return faults + [Words(vi: "không đọc được", en: "it cannot be read")]
    }
    if value.canonicalText != stored.body {
      faults.append(Words(vi: "không ở dạng chuẩn", en: "it is not in its canonical form"))
    }
    if entry.authority != authority || entry.subject != stored.subject || entry.version != stored.version {
      faults.append(
        Words(
          vi: "cơ quan, hồ sơ, văn bản hoặc số thứ tự sai",
          en: "it is of another authority, dossier, document or version"))
    }
    if let content, content.hash != entry.contentHash {
      faults.append(
        Words(vi: "nội dung cá nhân không khớp mã băm", en: "the personal content does not fit its hash"))
    }
    return faults
  }
}

extension StoredEntry {
  /// The files that the entry says carry the authority's seal: of a dossier, or of an official document.
  fileprivate var sealedFiles: [(sha256: String, bytes: Int)] {
    if let events = try? EntryBody(reading: body).events {
      return events.compactMap { event in
        guard case .sealed(let seal, _) = event else { return nil }
        return (seal.sha256, seal.bytes)
      }
    }
    let events = (try? DocumentEntryBody(reading: body).events) ?? []
    return events.flatMap { event -> [(sha256: String, bytes: Int)] in
      guard case .affixed(let seals) = event else { return [] }
      return seals.map { ($0.sha256, $0.bytes) }
    }
  }
}
