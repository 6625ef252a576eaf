import Crypto
public import Dossiers
import Procedures
public import Proofs
import Signatures

extension OneStop {
  /// The receipt of a dossier, under a head that is signed; one is signed now when none covers the dossier yet.
  ///
  /// The same dossier gets the same receipt as long as no time stamp comes: its head is the smallest that covers it.
  ///
  /// - Parameter stamped: Whether a head with a time stamp is rather taken; it may be a larger one, with a longer way.
  /// - Returns: nil when there is no such dossier.
  /// - Throws: ``UseRefusal/noSignedHead`` when no head covers the dossier and there is no key; ``LogContradiction``; a failure.
  public func receipt(of code: DossierCode, stamped: Bool = true) throws -> Receipt? {
    guard let position = try place(of: code) else { return nil }
    if let receipt = try receipt(ofEntryAt: position, stamped: stamped) { return receipt }
    // Where another key signs, the node that has it does so within a minute.
    do { try signHead() } catch is OtherLogKey {}
    guard let receipt = try receipt(ofEntryAt: position, stamped: stamped) else { throw UseRefusal.noSignedHead }
    return receipt
  }

  /// Where in the log a dossier begins; it has its place when this returns. Nil when there is no such dossier.
  func place(of code: DossierCode) throws -> Int64? {
    guard let first = try store.read(for: authority, { try $0.entries(of: code).first }) else { return nil }
    if first.isPlaced { return first.position }
    try store.placeEntries(of: authority)
    return try store.read(for: authority) { try $0.entry(at: first.position)?.position }
  }

  private func receipt(ofEntryAt position: Int64, stamped: Bool) throws -> Receipt? {
    try store.read(for: authority) { record in
      let withTime = stamped ? try record.signedHead(atLeast: position, stamped: true) : nil
      guard let head = try withTime ?? record.signedHead(atLeast: position, stamped: false) else { return nil }
      guard try record.logSize() >= head.size else { throw LogContradiction(size: head.size) }
      let inclusion = try LogTree(record).inclusion(of: position, in: head.size)
      guard inclusion.head.head == head.signed.checkpoint.head else { throw LogContradiction(size: head.size) }
      return try Receipt(
        entry: inclusion.entry, proof: inclusion.proof, signed: head.signed, timeStamp: head.timeStamp)
    }
  }

  /// Judges a receipt by the keys that this log has and had, and its time stamp by whom the office trusts; one that is right is
  /// held against the log as it is today.
  public func judgement(of receipt: Receipt) throws -> ReceiptJudgement {
    let sets = definitions.trustSets.values.sorted { $0.id < $1.id }
    let alone = ReceiptJudgement(
      receipt, keys: try logKeys().compactMap(\.publicKey),
      material: TrustMaterial(anchors: sets.flatMap(\.certificates), intermediates: sets.flatMap(\.intermediates)),
      now: environment.now())
    guard alone.outcome == .proved, receipt.signed.checkpoint.origin == logOrigin else { return alone }
    return alone.held(against: try standing(of: receipt))
  }

  /// How the log of today stands to a receipt, in as many reads as the logarithm of its length.
  ///
  /// A key that signs can sign another history too; whoever holds a receipt of the first one is not told that all is well.
  private func standing(of receipt: Receipt) throws -> LogStanding {
    try store.read(for: authority) { record in
      let (tree, signed) = (LogTree(record), receipt.signed.checkpoint)
      let today = try tree.size(nil)
      do {
        guard signed.size <= today else { return .rewritten(size: today) }
        let head = try tree.head(of: today).head
        let way = try tree.tree.consistency(from: signed.size, to: today)
        let inclusion = try tree.inclusion(of: receipt.position, in: today)
        let isSame =
          way.holds(from: signed.head, to: head) && inclusion.entry.utf8.elementsEqual(receipt.entry.utf8)
          && inclusion.proof.holds(for: MerkleHash.leaf(receipt.entry.utf8), under: head)
        return isSame ? .unchanged(size: today) : .rewritten(size: today)
      } catch is LogGap {
        return .rewritten(size: today)
      }
    }
  }
}
