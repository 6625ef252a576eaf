public import Dossiers
import Forms
import Procedures
import Text

extension DossierView {
  /// A letter by its place in the list, from 1, with how far it has come with the seal; nil when there is none.
  public func letter(_ index: Int) -> (letter: LetterDocument, seal: SealStanding)? {
    guard letters.indices.contains(index - 1), seals.indices.contains(index - 1) else { return nil }
    return (letters[index - 1], seals[index - 1])
  }

  /// The files that carry the authority's seal.
  var sealedFiles: [HandedFile] {
    let sealed: [HandedFile] = letters.indices.compactMap { place in
      guard case .affixed(let seal)? = letter(place + 1)?.seal else { return nil }
      return HandedFile(seal, named: letters[place].fileName(index: place + 1), type: FileKind.pdf.mediaType)
    }
    return sealed
      + signed.compactMap { act in
        guard case .affixed(let seal) = act.seal else { return nil }
        return HandedFile(seal, named: act.sealName, type: "application/pkcs7-signature")
      }
  }
}

extension SignedAct {
  /// What the file with the seal beside it is called.
  public var sealName: String { document.name + ".p7s" }
}

extension LetterDocument {
  /// The file that the letter is saved in.
  ///
  /// - Parameter index: Its place in the list of the dossier's letters, from 1.
  public func fileName(index: Int) -> String { "\(code.text)-\(index)-\(letter.text).pdf" }
}
