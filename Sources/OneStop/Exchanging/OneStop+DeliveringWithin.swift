import Crypto
import Exchange
import Procedures
import Text

extension OneStop {
  /// Brings what one agency of this authority sends to another one into the inbox, first of all that wait for it: the same message that
  /// a partner would carry, sealed alike, taken as any other. No partner sees it, and none could bring it back: what says that it comes
  /// from an agency of this authority is taken from nobody outside.
  ///
  /// - Parameter seal: What the messages of agencies are sealed with that say so.
  /// - Returns: The row and what came of it; nil when nothing waits.
  public func deliverWithin(sealedBy seal: AuthoritySeal?) throws -> (row: OutboxRow, answer: EffectAnswer)? {
    try carryOut(.within) { row in
      switch try outgoingMessage(of: row, sealedBy: seal) {
      case .not(let answer): return answer
      case .ready(let message): return try keepWithin(message.bytes)
      }
    }
  }

  private func keepWithin(_ bytes: [UInt8]) throws -> EffectAnswer {
    let sha256 = SHA256(of: bytes).hex
    guard let message = try? Message.read(bytes).message, let address = MessageAddress(message, sha256: sha256),
      let within = Key<Partner>(authority.text)
    else { return .refused("unreadable") }
    let own = address.to.filter(definitions.keepsRegisters)
    // Its agency may have given up its registers since.
    guard !own.isEmpty || address.isForHolders else { return .refused("no-registers") }
    let now = environment.now()
    let identity = address.identity(for: own)
    let row = try store.write(for: authority) { record in
      let row = try record.keep(
        IncomingMessage(
          identity: identity, partner: within, kind: address.kind, from: address.from, sha256: sha256,
          bytes: bytes.count), at: now)
      return row
    }
    return row.message.sha256 == sha256 ? .done("kept \(sha256)") : .refused("other-content")
  }
}

extension Definitions {
  /// Whether a code is that of an agency of this authority that keeps registers of documents: what is for it stays within.
  func keepsRegisters(for code: String) -> Bool {
    documentOffice?.agencies.contains { agency in
      authority.unit(agency.unit)?.code.map { $0.newer == code || $0.older == code } ?? false
    } ?? false
  }
}
