public import Dossiers
import Signatures

extension OneStop {
  /// What was signed in a file of a dossier: what officers and programs read of it, never what stands around it.
  ///
  /// - Returns: Of a PDF the newest signed revision; of XML and messages the octets that every intact signature covers; nil when
  ///   there is no intact signature, or they cover several things.
  /// - Throws: As ``openPaper(sha256:of:for:)``.
  public func signedContent(
    of sha256: String, in code: DossierCode, for caller: Caller
  ) throws -> (file: HandedFile, octets: [UInt8])? {
    let (paper, file) = try openPaper(sha256: sha256, of: code, for: caller)
    let contents = signedContents(
      of: try file.read(at: 0, count: paper.bytes), certificates: revocation().intermediates
    ).filter { !$0.isEmpty }
    if paper.type == "application/pdf" {
      let newest = contents.joined().max { $0.octets.count < $1.octets.count }
      return newest.map { (paper, $0.octets) }
    }
    let distinct = Set(contents.map { $0.map(\.octets) })
    guard distinct.count == 1, let pieces = distinct.first, pieces.count == 1 else { return nil }
    return (paper, pieces[0])
  }
}
