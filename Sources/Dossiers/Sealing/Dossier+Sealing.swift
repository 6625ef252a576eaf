import Procedures
import Text

extension Dossier {
  /// The engine has sealed something. Wherever the dossier stands, it moves nowhere; a worker that was cut off may seal twice,
  /// and the first one is kept.
  func record(_ seal: AffixedSeal, by actor: Actor) throws(Refusal) -> Decision {
    guard actor == .engine, isIssued(seal) else { throw .notYetTime(until: nil) }
    guard self.seal(on: seal.subject, entry: seal.entry) == nil else { return Decision(events: [], content: nil) }
    return Decision(events: [.sealed(seal, number: number(of: seal))], content: nil)
  }

  private func isIssued(_ seal: AffixedSeal) -> Bool {
    switch seal.subject {
    case .letter: number(of: seal) != nil
    case .result: resultAt != nil && (1...version).contains(seal.entry)
    }
  }

  /// The number of the letter that is sealed, as it is printed.
  private func number(of seal: AffixedSeal) -> String? {
    guard case .letter(let letter) = seal.subject else { return nil }
    return letters.first { $0.letter == letter && $0.entry == seal.entry }?.number
  }
}
