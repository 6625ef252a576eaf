import Exchange
import ExchangeCalling
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Courier.Way {
  /// Hands drafts to partners' document offices, and answers those that partners have handed over: to one in order.
  ///
  /// - Parameter address: The address by which others know this server; without it nobody could answer, and nothing is handed
  ///   over.
  static func handOvers(by lines: PartnerLines, address: String?) -> [Courier.Way] {
    @Sendable func caller(_ row: OutboxRow) -> HandOverCaller? {
      Key<Partner>(row.effect.lane).flatMap { lines.handOver(to: $0) }
    }
    return [
      Courier.Way(kind: .handOver, hands: 2) { office in
        try office.carryOut(.handOver) { row in
          guard let caller = caller(row) else { return .later("no-secret-or-address") }
          guard let address else { return .later("no-public-url") }
          guard let message = try office.handOverMessage(of: row.effect, answerTo: address + "/hand-over/answers")
          else {
            return .refused("nothing-to-hand-over")
          }
          return EffectAnswer { () throws(PartnerFailure) in _ = try caller.handOver(message) }
        }
      },
      Courier.Way(kind: .handOverAnswer, hands: 2) { office in
        try office.carryOut(.handOverAnswer) { row in
          guard let caller = caller(row) else { return .later("no-secret-or-address") }
          guard let (address, answer) = try office.handedAnswer(of: row.effect) else {
            return .refused("nothing-to-answer")
          }
          // The definition may name other servers by now.
          guard caller.partner.owns(address) else { return .refused("foreign-address") }
          return EffectAnswer { () throws(PartnerFailure) in try caller.answer(answer, at: address) }
        }
      },
    ]
  }
}

extension EffectAnswer {
  /// What a call came to.
  fileprivate init(_ call: () throws(PartnerFailure) -> Void) {
    do throws(PartnerFailure) {
      try call()
      self = .done("taken")
    } catch {
      switch error.kind {
      case .refused: self = .refused(error.word)
      // Other partners may well be reached.
      case .unreachable, .call, .closed, .busy, .answer, .here, .hereFromOne: self = .later(error.word)
      }
    }
  }
}
