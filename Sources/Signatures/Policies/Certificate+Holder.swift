public import Crypto
internal import Text

extension Certificate {
  /// The numbers by which the state knows the holder, in figures alone.
  ///
  /// Vietnamese certificates have them as `UID=CCCD:038190001234`, `UID=CMND:…`, or in the subject's serial number, there
  /// also as ETSI EN 319 412-1 writes them (`PNOVN-038190001234`). Personal data.
  public var personalNumbers: Set<String> {
    let kinds = ["0.9.2342.19200300.100.1.1", "2.5.4.5"]
    return Set(
      subject.parts.filter { kinds.contains($0.kind) }.compactMap { part in
        let figures = part.value.split(whereSeparator: { $0 == ":" || $0 == "-" || $0 == " " }).last.map(String.init)
        guard let figures, [9, 12].contains(figures.utf8.count), figures.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return figures
      })
  }

  /// By what two certificates of one holder are known to be the same person's: a number, or else the whole name.
  var holder: [String] {
    let numbers = personalNumbers
    return numbers.isEmpty ? [subject.text] : numbers.sorted()
  }

  /// Whether the holder is the one who has to sign.
  func isHeld(by signer: RequiredSigner) -> Bool {
    if let number = signer.personalNumber, !personalNumbers.contains(number) { return false }
    if let name = signer.organisation, subject.organization?.folded != name.folded { return false }
    if let title = signer.title, subject.title?.folded != title.folded { return false }
    return true
  }
}
