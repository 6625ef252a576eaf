import Dossiers
import Procedures
import Text

extension Timeline {
  /// How far each letter has come with the authority's seal, in their order.
  func sealStandings(in dossier: Dossier) -> [SealStanding] {
    zip(letters, letterEntries).map { letter, entry in
      dossier.sealStanding(of: .letter(letter.letter), entry: entry, isAsked: letter.isSealed)
    }
  }

  /// The signed documents that came with actions, with the seals beside those that are results.
  func signed(in dossier: Dossier, _ procedure: Procedure) -> [SignedAct] {
    signed.map { act in
      var act = act
      let isAsked = act.isResult && procedure.sealsResult(of: act.action)
      act.seal = dossier.sealStanding(of: .result, entry: act.entry, isAsked: isAsked)
      return act
    }
  }
}
