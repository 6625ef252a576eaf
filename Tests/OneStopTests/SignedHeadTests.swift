import Crypto
import Dossiers
import JSON
import OneStop
import Proofs
import SQLiteStore
import Signatures
import Testing
import Text
import WorkingTime

@Suite("Signed heads of the log")
struct SignedHeadTests {
  private static let key = Result { try Ed25519Key(seed: Array(repeating: 9, count: 32)) }
  private static let newer = Result { try Ed25519Key(seed: Array(repeating: 10, count: 32)) }

  private func office(_ key: Ed25519Key? = nil) throws -> Office {
    try Office(logKey: key ?? Self.key.get())
  }

  @Test("are signed when the log has grown and not otherwise, and lead from one to the next")
  func signed() throws {
    let office = try office()
    #expect(try office.oneStop.signHead() == nil)
    _ = try office.filed("a")
    let first = try #require(try office.oneStop.signHead())
    #expect(try first.size == office.oneStop.logHead().size && first.signed.checkpoint.time == office.now)
    #expect(try first.signed.isSigned(by: Self.key.get().publicKey) && first.key == Self.key.get().publicKey.id)
    try office.go(to: "2026-11-19T09:05")
    #expect(try office.oneStop.signHead() == first)
    _ = try office.filed("b")
    let second = try #require(try office.oneStop.signHead())
    let way = try office.oneStop.consistency(from: first.size, to: second.size)
    #expect(second.size > first.size)
    #expect(way.proof.holds(from: first.signed.checkpoint.head, to: second.signed.checkpoint.head))
    #expect(try office.oneStop.signedHeads(before: nil, limit: 10) == [second, first])
    #expect(try office.oneStop.signedHeads(before: second.size, limit: 10) == [first])
    let proof = try office.oneStop.verify()
    #expect(proof.faults.isEmpty && proof.signedHeads == 2)
  }

  @Test("of a key that was lost stay provable when a newer one signs")
  func renewed() throws {
    let office = try office()
    let (code, _) = try office.filed("a")
    let old = try office.oneStop.receipt(of: code)
    let again = try OneStop(
      definitions: office.oneStop.definitions, store: office.store, files: office.store.files,
      environment: office.environment, logKey: Self.newer.get())
    try office.go(to: "2026-11-19T10:00")
    _ = try office.filed("b")
    try again.changeLogKey(to: Self.newer.get().publicKey)
    let newer = try #require(try again.signHead())
    #expect(try newer.key == Self.newer.get().publicKey.id)
    #expect(try again.logKeys().map(\.id) == [Self.key.get().publicKey.id, Self.newer.get().publicKey.id])
    #expect(try again.receipt(of: code) == old && again.judgement(of: #require(old)).outcome == .proved)
    #expect(try again.verify().faults.isEmpty)
  }

  @Test("are signed by one key at a time: another one may neither begin nor sign, until it is changed on purpose")
  func oneKey() throws {
    let office = try office()
    let (own, other) = (try Self.key.get().publicKey, try Self.newer.get().publicKey)
    let second = try OneStop(
      definitions: office.oneStop.definitions, store: office.store, files: office.store.files,
      environment: office.environment, logKey: Self.newer.get())
    #expect(throws: Never.self) { try second.checkLogKey() }
    _ = try office.filed("a")
    let head = try office.oneStop.signHead()
    _ = try office.filed("b")
    func refused(_ work: () throws -> Void) -> [String]? {
      let refusal = #expect(throws: OtherLogKey.self) { try work() }
      return refusal.map { [$0.signing, $0.own] }
    }
    #expect(refused { try second.checkLogKey() } == [own.id, other.id])
    #expect(refused { _ = try second.signHead() } == [own.id, other.id])
    #expect(try office.oneStop.signedHeads(before: nil, limit: 10) == [head].compactMap(\.self))
    // Chosen again at the same moment it is chosen once.
    for _ in 1...2 { try second.changeLogKey(to: other) }
    #expect(try second.logKeys().map(\.id) == [own.id, other.id])
    #expect(refused { _ = try office.oneStop.signHead() } == [other.id, own.id])
    #expect(try second.signHead()?.key == other.id)
    _ = try office.filed("c")
    #expect(refused { try office.oneStop.checkLogKey() } == [other.id, own.id])
    // A key that has gone does not come back.
    #expect(refused { try office.oneStop.changeLogKey(to: own) } == [other.id, own.id])
    office.wait(minutes: 5)
    #expect(try second.signHead()?.key == other.id && second.verify().faults.isEmpty)
  }

  @Test("are refused by an office without a key, and of a log that says something else than was signed")
  func refused() throws {
    let bare = try Office()
    let (code, _) = try bare.filed("a")
    #expect(try bare.oneStop.signHead() == nil)
    #expect(throws: UseRefusal.noSignedHead) { try bare.oneStop.receipt(of: code) }

    let office = try office()
    let (filed, _) = try office.filed("a")
    let head = try #require(try office.oneStop.signHead())
    try office.damage("UPDATE entry SET leaf = zeroblob(32) WHERE position = 1")
    _ = try office.filed("b")
    let contradiction = #expect(throws: LogContradiction.self) { try office.oneStop.signHead() }
    #expect(contradiction?.size == head.size)
    #expect(throws: LogContradiction.self) { try office.oneStop.receipt(of: filed) }
    #expect(try office.oneStop.signedHeads(before: nil, limit: 10) == [head])
  }

  @Test("that were changed are named, each by what is wrong with it")
  func damaged() throws {
    let office = try office()
    for name in ["a", "b", "c"] {
      _ = try office.filed(name)
      try office.oneStop.signHead()
    }
    let heads = try office.oneStop.signedHeads(before: nil, limit: 10).reversed().map { $0 }
    let size = heads[1].size
    func faults(_ sql: String, undo: String) throws -> [String] {
      try office.damage(sql)
      defer { try? office.damage(undo) }
      return try office.oneStop.verify().faults.map(\.words.en)
    }
    let note = heads[1].signed.note
    let restore =
      "UPDATE signed_head SET note = '\(note)', key = '\(heads[1].key)', time_stamp = NULL WHERE size = \(size)"
    #expect(
      try faults("UPDATE signed_head SET note = 'x' WHERE size = \(size)", undo: restore)
        == ["the signed head over \(size) entries cannot be read"])
    #expect(
      try faults("UPDATE signed_head SET note = replace(note, '2026', '2025') WHERE size = \(size)", undo: restore)
        == ["the signed head over \(size) entries is not signed by the key that is said to have"])
    #expect(
      try faults("UPDATE signed_head SET time_stamp = x'3000' WHERE size = \(size)", undo: restore)
        == ["the signed head over \(size) entries has a time stamp that is damaged or of something else"])
    // Signed by the right key, and yet no head of this log.
    let forged = Checkpoint(
      origin: office.oneStop.logOrigin, size: size, head: SHA256(of: "khác"), time: office.now)
    let forgery = try SignedCheckpoint(forged, signedBy: Self.key.get()).note
    #expect(
      try faults("UPDATE signed_head SET note = '\(forgery)' WHERE size = \(size)", undo: restore)
        == ["the signed head over \(size) entries is no head of this log"])
    let beyond = Checkpoint(origin: forged.origin, size: 10_000, head: forged.head, time: office.now)
    let tooLong = try SignedCheckpoint(beyond, signedBy: Self.key.get()).note
    #expect(
      try faults(
        """
        INSERT INTO signed_head VALUES
        ('\(office.oneStop.authority)', 10000, '\(tooLong)', '\(heads[1].key)', NULL)
        """, undo: "DELETE FROM signed_head WHERE size = 10000")
        == ["the signed head over 10000 entries is no head of this log"])
    let changed = try faults(
      "UPDATE log_key SET public_key = zeroblob(44)", undo: "UPDATE log_key SET since = since")
    #expect(changed.first == "the key \(heads[1].key) of the log is not the key of that name" && changed.count == 4)
  }

  @Test(
    "that are stamped are rather taken for receipts; a code for paper stays as it was",
    .enabled(if: SignedPapers.python != nil, "MOTCUA_TEST_PYTHON is not set"))
  func receipts() throws {
    let office = try office()
    let (code, _) = try office.filed("a")
    let bare = try #require(try office.oneStop.receipt(of: code))
    #expect(bare.timeStamp == nil && bare.dossier == code.text && bare.receivedAt == office.now)
    #expect(!bare.entry.contains("Trần Văn Đức") && !bare.entry.contains("0912345678"))
    _ = try office.filed("b")
    try office.oneStop.signHead()
    #expect(try office.oneStop.receipt(of: code) == bare)
    let authority = try TimeStampAuthority(TrialSeal.shared.get().identity("stamper"))
    let stamper = TimeStampService { request throws(TimeStampFailure) in
      guard let answer = authority.answer(to: request) else { throw TimeStampFailure(.plain("none")) }
      return answer
    }
    #expect(try office.oneStop.stampHead(with: stamper) && !office.oneStop.stampHead(with: stamper))
    let stamped = try #require(try office.oneStop.receipt(of: code))
    #expect(stamped.timeStamp != nil && stamped.signed != bare.signed && stamped.entry == bare.entry)
    #expect(try office.oneStop.receipt(of: code, stamped: false) == bare)
    #expect(try office.oneStop.receipt(of: #require(DossierCode("H56.06-261119-9999"))) == nil)
    #expect(try office.oneStop.verify().faults.isEmpty)

    let judged = try office.oneStop.judgement(of: stamped)
    #expect(judged.outcome == .proved && judged.timeStamp?.isWhole ?? false && judged.timeStampWords != nil)
    let swapped = try Receipt(
      entry: bare.entry, proof: bare.proof, signed: bare.signed, timeStamp: stamped.timeStamp)
    #expect(try office.oneStop.judgement(of: swapped).outcome == .brokenTimeStamp)
    // Every byte of the token counts, but for those that only say where it came from.
    let token = try #require(stamped.timeStamp)
    for place in stride(from: token.count - 1, to: token.count - 60, by: -7) {
      var other = token
      other[place] ^= 1
      let receipt = try Receipt(
        entry: stamped.entry, proof: stamped.proof, signed: stamped.signed, timeStamp: other)
      #expect(try office.oneStop.judgement(of: receipt).outcome == .brokenTimeStamp, "\(place)")
    }
    let other = ReceiptJudgement(
      stamped, keys: [try Self.newer.get().publicKey], material: TrustMaterial(), now: office.now)
    #expect(other.outcome == .notSigned)
    #expect(ReceiptJudgement(bare, keys: [], material: TrustMaterial(), now: office.now).outcome == .undecided)
  }
}
