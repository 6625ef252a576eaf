import Crypto
import ExchangeCalling
import Procedures
import Text
import OneStop

extension Courier.Way {
  /// Brings what agencies of the authority send to each other.
  ///
  /// - Parameter seal: What the messages of agencies are sealed with that say so.
  static func deliveriesWithin(sealedBy seal: AuthoritySeal?) -> Courier.Way {
    Courier.Way(kind: .within) { office in try office.deliverWithin(sealedBy: seal) }
  }

  /// Sends official documents and their statuses to partners, to several at once, to one in order.
  ///
  /// - Parameter seal: What the messages of agencies are sealed with that say so.
  static func dispatches(
    by lines: PartnerLines, sealedBy seal: AuthoritySeal?, _ contacts: PartnerContacts
  ) -> Courier.Way {
    Courier.Way(kind: .dispatch, hands: 4) { office in
      try office.carryOut(.dispatch) { row in
        guard let caller = try office.partner(of: row.effect).flatMap({ lines.caller(of: $0) }) else {
          return .later("no-secret-or-address")
        }
        let message: OutgoingMessage
        switch try office.outgoingMessage(of: row, sealedBy: seal) {
        case .ready(let made): message = made
        case .not(let answer): return answer
        }
        do throws(PartnerFailure) {
          let id = try caller.send(message.bytes, message.kind, from: message.from)
          contacts.note(caller.partner.id)
          return .sent(as: id, sha256: SHA256(of: message.bytes).hex)
        } catch {
          switch error.kind {
          case .refused: return .refused(error.word)
          // Other partners may well be reached.
          case .unreachable, .call, .closed, .busy, .answer, .here, .hereFromOne: return .later(error.word)
          }
        }
      }
    }
  }
}
