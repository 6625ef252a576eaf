import Exchange
public import Procedures
import Signatures
public import Text
import WorkingTime

extension OneStop {
  /// The message that an effect of the outbox sends, with the seal on it where its agency says so.
  ///
  /// It is made once, seal and all: every try sends the same bytes.
  ///
  /// - Parameter seal: What the server seals with; nil when it has none.
  public func outgoingMessage(of row: OutboxRow, sealedBy seal: AuthoritySeal?) throws -> MessageToSend {
    let effect = row.effect
    // What it needs may have been erased since.
    guard let (message, _) = try message(of: effect), let from = message.from?.organID?.text else {
      return .not(.refused("nothing-to-send"))
    }
    let kind: TransportKind = if case .document = message { .document } else { .status }
    do {
      let bytes = try sentOnce(effect) { try self.bytes(of: message, from: from, seal) }
      return .ready(OutgoingMessage(from: from, kind: kind, bytes: bytes))
    } catch let failure as SigningFailure {
      return .not(.later(EffectAnswer(failure).word))
    } catch is SealMissing {
      return .not(.later("no-seal"))
    } catch let refusal as WritingRefusal {
      // What it is stands in the documents' own words; the ledger keeps a word: `unwritable-too-long`.
      return .not(.refused("unwritable-\(refusal.problems.first?.kind.rawValue ?? "unknown")"))
    }
  }

  /// The partner by whom an effect of the outbox sends: the one among whose messages it has its place, or, where nobody reached
  /// its receiver when it was written, whoever does by now; nil when nobody does.
  public func partner(of effect: Effect) throws -> Key<Partner>? {
    guard effect.lane.isEmpty else { return Key(effect.lane) }
    return try message(of: effect).flatMap { definitions.partners.partner(reaching: $0.to)?.id }
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
