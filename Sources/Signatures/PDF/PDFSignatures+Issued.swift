extension PDFSignatures {
  /// Whether a signed file is an issued one to which only signatures, and what belongs to them, were added.
  ///
  /// The issued bytes stand unchanged at its beginning and end where one of its revisions does. A signer's program writes its
  /// own revision behind them, in which it could hide another page just as well as a signature: so every later revision is
  /// compared with the one before it, the signed ones too.
  static func onlySign(_ issued: [UInt8], in signed: [UInt8]) -> Bool {
    guard signed.starts(with: issued), let file = try? PDFFile(signed), file.trailingBytes == 0,
      let last = file.revisions.lastIndex(where: { $0.end.map { $0 <= issued.count } ?? false }),
      let end = file.revisions[last].end, issued[end...].allSatisfy(PDFScanner.isWhite)
    else { return false }
    var comparisons = PDFLimits.comparisons
    for revision in file.revisions.indices.dropFirst(last + 1) {
      let changes = RevisionComparison.changes(by: revision, in: file, &comparisons)
      guard changes.allSatisfy({ PDFChangeRules.signing.allow($0, level: nil, locks: []) }) else {
        return false
      }
    }
    return true
  }
}
