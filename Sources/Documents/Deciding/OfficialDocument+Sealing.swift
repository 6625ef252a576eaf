import Procedures

extension OfficialDocument {
  /// Adds the signed file, or what was signed and sealed on paper; where the server has the agency's seal, it is asked for.
  func seal(
    _ sealed: SealedFile?, _ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision
  ) throws(DocumentRefusal) {
    let isServers = surroundings.office.agency(agency)?.isSealed ?? false
    guard let sealed else {
      if medium == .paper {
        decision.events = [.sealed(policy: nil), .moved(to: .sealed)]
        return
      }
      guard isServers, !(surroundings.content?.sealable.isEmpty ?? true) else { throw .sealMissing }
      // Asked for twice it is put on once.
      if !isSealAsked { askForSeal(&decision) }
      return
    }
    switch sealed.authenticity {
    case .valid: break
    case .undecided: throw .sealUndecided(name: sealed.file.name)
    case .invalid, .paper: throw .sealInvalid(name: sealed.file.name)
    }
    decision.events = [.sealed(policy: sealed.policy)]
    decision.sealed = sealed
    if var content = surroundings.content {
      // The signed file takes the place of the draft from which it was made.
      content.files = [sealed.file] + content.files.filter { !sealed.file.isSigned(from: $0) }
      content.signer = sealed.signer ?? content.signer
      decision.content = content
    }
    if isServers, medium == .electronic, sealed.file.isSealable {
      askForSeal(&decision)
    } else {
      decision.events.append(.moved(to: .sealed))
    }
  }

  private func askForSeal(_ decision: inout DocumentDecision) {
    decision.events.append(.sealAsked)
    decision.asksForSeal = true
  }

  /// The server has put the seal on: the sealed files take the places of those before.
  func affix(
    _ files: [AffixedFile], _ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision
  ) throws(DocumentRefusal) {
    guard waitsForSeal, !files.isEmpty, var content = surroundings.content else { throw .notNow(.affixSeal, state) }
    decision.events = [.affixed(files.map(\.seal)), .moved(to: .sealed)]
    // They come in the order of the files; two may be of equal bytes and go by different names.
    var left = files
    content.files = content.files.map { file in
      guard let place = left.firstIndex(where: { $0.before == file.sha256 }) else { return file }
      return left.remove(at: place).file
    }
    decision.content = content
  }
}

extension DocumentFile {
  /// Whether it is a draft as it was signed: of the same name, or of the one that signing programs make of it, `a.signed.pdf` of
  /// `a.pdf`.
  fileprivate func isSigned(from draft: DocumentFile) -> Bool {
    guard name != draft.name else { return true }
    guard let dot = draft.name.lastIndex(of: ".") else { return false }
    return name == "\(draft.name[..<dot]).signed\(draft.name[dot...])"
  }
}
