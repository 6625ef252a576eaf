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
    try signHead()
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

  /// Judges a receipt by the keys that this log has and had, and its time stamp by whom the office trusts.
  public func judgement(of receipt: Receipt) throws -> ReceiptJudgement {
    let sets = definitions.trustSets.values.sorted { $0.id < $1.id }
    return ReceiptJudgement(
      receipt, keys: try logKeys().compactMap(\.publicKey),
      material: TrustMaterial(anchors: sets.flatMap(\.certificates), intermediates: sets.flatMap(\.intermediates)),
      now: environment.now())
  }
}
