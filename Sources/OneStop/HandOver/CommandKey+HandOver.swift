import Crypto
import Procedures
import Text

extension CommandKey {
  /// The identifier under which a draft of a partner is taken, by what the partner wants to see again.
  init(takingDraftOf partner: Key<Partner>, dossierID: String, dossier: String, hidden: String) {
    self.init(
      owner: "hand-over/\(partner)",
      id: SHA256(of: [dossierID, dossier, hidden].joined(separator: "\u{0}").utf8).hex)
  }

  /// Whether a draft was taken under it; an answer to a draft is taken under what was handed over with that.
  var isOfTakenDraft: Bool { owner.hasPrefix("hand-over/") && SHA256(hex: id) != nil }
}
