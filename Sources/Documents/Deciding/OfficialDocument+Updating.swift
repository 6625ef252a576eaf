import Exchange
import Text

extension OfficialDocument {
  /// Changes what a document that has left says, or who receives it, and tells everybody whom it concerns: those who stay what is
  /// new, those who do not that it is asked back, those who are new the document itself.
  func update(
    _ change: DocumentChange, because reason: String, _ surroundings: DocumentSurroundings,
    _ decision: inout DocumentDecision
  ) throws(DocumentRefusal) {
    guard var content = surroundings.content else { throw .subjectMissing }
    guard !change.isEmpty else { throw .nothingChanged }
    let removed = try removed(by: change, content)
    let stay = content.receivers.enumerated().filter { place, _ in
      !withdrawn.contains(place) && !removed.contains(place)
    }
    guard !stay.isEmpty || !change.adding.isEmpty else { throw .receiverMissing }
    content.subject = change.subject ?? content.subject
    content.answerBy = change.answerBy ?? content.answerBy
    content.receivers += change.adding
    try checkAdded(change.adding, content)
    try content.check()
    try decision.say(.reason, reason, for: .update)
    if change.changesInfo {
      decision.events.append(.updated)
      decision.sendings += stay.compactMap(\.element.code).map { DocumentSending(to: $0, .update) }
    }
    if !removed.isEmpty || !change.adding.isEmpty {
      decision.events.append(.readdressed(removed: removed))
      let leaving = removed.compactMap { content.receivers[$0].code }
      decision.sendings += leaving.map { DocumentSending(to: $0, .withdrawal) }
      decision.sendings += change.adding.compactMap(\.code).map { DocumentSending(to: $0, .document) }
    }
    decision.content = content
  }

  /// The places of those who are to receive it no longer.
  private func removed(by change: DocumentChange, _ content: DocumentContent) throws(DocumentRefusal) -> [Int] {
    var places: [Int] = []
    for code in change.removing {
      guard let place = content.receivers.firstIndex(where: { $0.code == code }), !withdrawn.contains(place) else {
        throw .notAReceiver(code)
      }
      if !places.contains(place) { places.append(place) }
    }
    return places
  }

  /// Makes sure that it may go to those who are new. Whoever it was taken from stays among its receivers, so that what is told about
  /// it finds its place; another document goes there.
  private func checkAdded(_ added: [Party], _ content: DocumentContent) throws(DocumentRefusal) {
    guard content.receivers.count <= Limits.receivers else { throw .tooMany(limit: Limits.receivers) }
    var seen: Set<String> = []
    for receiver in content.receivers {
      guard !receiver.name.isBlank else { throw .receiverMissing }
      guard seen.insert(receiver.code ?? "\u{0}" + receiver.name).inserted else { throw .receiverTwice(receiver.name) }
    }
    guard added.contains(where: { $0.code != nil }) else { return }
    if isSecret { throw .secretElectronic }
    // What was signed on paper has no file that could travel.
    if medium == .paper { throw .sealMissing }
  }
}
