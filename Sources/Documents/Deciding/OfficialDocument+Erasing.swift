public import Dossiers

extension OfficialDocument {
  /// Whether it is about a dossier by what it is, and not only linked with it by somebody: it opened one, or was drafted for one.
  public var isAboutDossier: Bool { opened != nil || draftedFor != nil }

  /// What personal content it has goes with that of the dossier that it was about, when its retention has ended. Number, date and
  /// state stay, as the register shows them; it takes no command any more.
  ///
  /// - Parameters:
  ///   - dossier: The dossier that is erased.
  ///   - content: What the document says until now.
  ///   - kept: What is kept of it beside the log, counted.
  /// - Returns: Its erasure; nothing when it was erased before.
  public func erase(with dossier: DossierCode, _ content: DocumentContent?, _ kept: KeptContent) -> DocumentDecision {
    var decision = DocumentDecision()
    if erasure == nil { decision.events = [.erased(DocumentErasure(content, with: dossier, kept))] }
    return decision
  }
}
