internal import Text

/// What the file around a signature means for it, in checks and words.
extension PDFSignature {
  /// What it covers, for a person.
  var coverage: Words {
    guard let revision, revision < revisions || !changes.isEmpty else {
      return Words(vi: "toàn bộ tệp", en: "the whole file")
    }
    return Words(
      vi: "phiên bản \(revision) trong \(revisions) phiên bản của tệp",
      en: "revision \(revision) of \(revisions) of the file")
  }

  /// That it covers a whole revision, and what became of the file after it.
  var fileChecks: [Check] {
    let whole = Check(
      "format.pdf.revision", .passed,
      Words(
        vi: "chữ ký bao phủ trọn vẹn \(coverage.vi)", en: "the signature covers \(coverage.en) without a gap"))
    guard !forbidden.isEmpty else { return [whole, harmlessChanges] }
    var seen: Set<Words> = []
    return [whole]
      + forbidden.filter { seen.insert($0.words).inserted }.prefix(PDFSignature.namedChanges).map { change in
        Check(
          "format.pdf.changes.\(change.kind.rawValue)", .undecided(.formatFailure),
          Words(vi: "sau khi ký: \(change.words.vi)", en: "after signing: \(change.words.en)"))
      }
  }

  private static let namedChanges = 20

  private var harmlessChanges: Check {
    let rule = "format.pdf.changes"
    guard !changes.isEmpty else {
      return Check(rule, .passed, Words(vi: "tệp không thay đổi sau khi ký", en: "nothing changed after signing"))
    }
    var seen: Set<Words> = []
    let kinds = changes.map(\.kind.words).filter { seen.insert($0).inserted }
    return Check(
      rule, .passed,
      Words(
        vi: "sau khi ký chỉ có thay đổi được phép (quy tắc \(rules)): \(kinds.map(\.vi).joined(separator: "; "))",
        en: "only what is permitted changed after signing (rules \(rules)): \(kinds.map(\.en).joined(separator: "; "))")
    )
  }
}
