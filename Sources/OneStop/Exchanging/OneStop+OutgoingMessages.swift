import Exchange
import Procedures
import Signatures
import Text
import WorkingTime

extension OneStop {
  /// The message that an effect of the outbox sends, with the seal on it where its agency says so.
  ///
  /// It is made once: what was made at the first try is durable before anybody gets it, and every further try, also after the
  /// server was killed, sends these bytes. Its receivers know it as one message by them.
  ///
  /// - Parameter seal: What the server seals with; nil when it has none.
  public func outgoingMessage(of row: OutboxRow, sealedBy seal: AuthoritySeal?) throws -> MessageToSend {
    let effect = row.effect
    // What it needs may have been erased since.
    guard let (message, _) = try message(of: effect), let from = message.from?.organID?.text else {
      return .not(.refused("nothing-to-send"))
    }
    let kind: TransportKind = if case .document = message { .document } else { .status }
    func ready(_ file: SentFile) throws -> MessageToSend {
      let content = try files.open(sha256: file.sha256, bytes: file.bytes).read(at: 0, count: file.bytes)
      return .ready(OutgoingMessage(from: from, kind: kind, bytes: content))
    }
    if let sent = try store.read(for: authority, { try $0.sentFile(of: effect) }) { return try ready(sent) }
    let made: [UInt8]
    do {
      made = try bytes(of: message, from: from, seal)
    } catch let failure as SigningFailure {
      return .not(.later(EffectAnswer(failure).word))
    } catch is SealMissing {
      return .not(.later("no-seal"))
    } catch let refusal as WritingRefusal {
      // What it is stands in the documents' own words; the ledger keeps a word: `unwritable-too-long`.
      return .not(.refused("unwritable-\(refusal.problems.first?.kind.rawValue ?? "unknown")"))
    }
    let (sha256, count) = try keep(made)
    let sent = try store.write(for: authority) { record in
      let sent = try record.note(SentFile(sha256: sha256, bytes: count), of: effect)
      try record.attach(sha256: sent.sha256, to: effect.subject)
      return sent
    }
    // Whoever was given up too early has made another one meanwhile.
    if sent.sha256 != sha256 { try removeUnlessNamed(sha256) }
    return try ready(sent)
  }

  private func bytes(of message: Message, from code: String, _ seal: AuthoritySeal?) throws -> [UInt8] {
    // Statuses have no place for a seal.
    guard case .document = message, isSealed(from: code) else { return try message.written() }
    guard let seal else { throw SealMissing() }
    do throws(SealingRefusal) {
      return try message.sealed(by: seal.sealing(at: environment.now()))
    } catch {
      switch error {
      case .message(let refusal): throw refusal
      case .signing(let failure): throw failure
      }
    }
  }

  /// Whether the server seals what an agency sends.
  private func isSealed(from code: String) -> Bool {
    let definitions = definitions
    return definitions.documentOffice?.agencies.contains { agency in
      agency.isSealed && definitions.authority.unit(agency.unit)?.code?.newer == code
    } ?? false
  }
}

/// The agency's messages are sealed, and the server has no seal.
private struct SealMissing: Error {}

extension AuthoritySeal {
  fileprivate func sealing(at now: Instant) throws(SealingRefusal) -> Signing {
    do throws(SigningFailure) { return try signing(at: now) } catch { throw .signing(error) }
  }
}

extension EffectAnswer {
  /// The word that is noted.
  fileprivate var word: String {
    switch self {
    case .done(let word), .refused(let word), .later(let word), .unreachable(let word): word
    }
  }
}
