internal import Crypto
internal import Text

/// PDF files: PAdES (ETSI EN 319 142-1) and the older signatures of ISO 32000-1.
struct PDFDocument: DocumentFormat {
  let format = SignatureFacts.Format.pdf

  /// The mark of a PDF near the beginning, where readers look for it; whether it stands where it must is told later. What
  /// begins as XML is XML, whatever it has within.
  func recognises(_ bytes: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    let head = bytes.prefix(1_024)
    guard head.first(where: { !PDFScanner.isWhite($0) }) != UInt8(ascii: "<") else { return false }
    return head.indices.contains { head[$0] == mark[0] && head[$0...].starts(with: mark) }
  }

  func found(in document: DocumentBytes, content: [UInt8]?, certificates: [Certificate]) -> [SignatureFound] {
    let bytes = document.bytes
    do throws(PDFFault) {
      let file = try PDFSignatures(bytes)
      let evidence = Evidence(file.evidence)
      let others = certificates + evidence.certificates
      let stamps = file.signatures.filter { $0.kind == .documentTimeStamp && $0.faults.isEmpty }
        .map { (revision: $0.revision ?? 0, token: $0.cms, octets: $0.octets(of: bytes)) }
      return file.signatures.compactMap { signature in
        guard signature.faults.isEmpty, let range = signature.range else { return unsound(signature) }
        guard signature.kind == .signature else { return nil }
        var found = found(signature, CoveredContent(document, range), evidence, others)
        found.content = { [SignedContent(signature, of: bytes)] }
        // A document time stamp is about all that stands before it, signatures included.
        let inside = found.timeStamps.map { SHA256(of: $0.token) }
        found.timeStamps += stamps.filter { $0.revision > signature.revision ?? 0 }.map { stamp in
          var one = TimeStampFound(kind: .archive, token: stamp.token, stamped: stamp.octets)
          one.vouchesFor = Set(
            inside + stamps.filter { $0.revision < stamp.revision }.map { SHA256(of: $0.token) })
          return one
        }
        return found
      }
    } catch {
      return [unreadable(error)]
    }
  }

  /// A file that is not read: what is beyond us is undecided, what is wrong fails.
  private func unreadable(_ fault: PDFFault) -> SignatureFound {
    let outcome: Check.Outcome =
      switch fault.code {
      case .encrypted, .unsupported, .tooLarge: .undecided(.formatFailure)
      case .notPDF, .noEnd, .damaged, .loop, .ambiguous: .failed(.formatFailure)
      }
    return SignatureFound(
      facts: SignatureFacts(format: .pdf, place: "file"),
      checks: [Check("format.pdf.file", outcome, fault.words)])
  }

  private func unsound(_ signature: PDFSignature) -> SignatureFound {
    SignatureFound(
      facts: SignatureFacts(
        format: .pdf, place: signature.field, claimedTime: signature.claimedTime, remarks: signature.remarks),
      checks: signature.faults)
  }

  private func found(
    _ signature: PDFSignature, _ content: CoveredContent, _ evidence: Evidence, _ others: [Certificate]
  ) -> SignatureFound {
    // ISO 32000-1 knows no attribute that names the certificate; PAdES asks for it.
    let message = MessageSignatures(
      format: .pdf, place: signature.field, what: signature.coverage,
      isWholeDocument: signature.revision == signature.revisions && signature.changes.isEmpty,
      needsReference: signature.subFilter != "adbe.pkcs7.detached", others: others)
    let signers = message.found(in: signature.cms, content: content)
    guard var found = signers.first else { return unsound(signature) }
    if signers.count > 1 { found.checks.insert(.manySigners, at: 0) }
    found.checks = signature.fileChecks + found.checks
    found.facts.claimedTime = found.facts.claimedTime ?? signature.claimedTime
    found.facts.remarks = signature.remarks
    found.certificates += evidence.certificates
    found.revocationLists += evidence.revocationLists
    found.ocspResponses += evidence.ocspResponses
    return found
  }

  /// What of a file's evidence can be read.
  private struct Evidence {
    let certificates: [Certificate]
    let revocationLists: [RevocationList]
    let ocspResponses: [[UInt8]]

    init(_ store: SecurityStore) {
      certificates = store.certificates.compactMap { try? Certificate(der: $0) }
      revocationLists = store.revocationLists.compactMap { try? RevocationList(der: $0) }
      ocspResponses = store.ocspResponses
    }
  }
}

extension SignedContent {
  /// A PDF as it was when it was signed.
  fileprivate init(_ signature: PDFSignature, of file: [UInt8]) {
    place = "revision \(signature.revision ?? 0) of \(signature.revisions)"
    octets = Array(file.prefix(signature.signedBytes))
  }
}

extension Check {
  /// ISO 32000-1, 12.8.3.3.1: one signer in one signature dictionary.
  fileprivate static let manySigners = Check(
    "format.pdf.signers", .failed(.formatFailure),
    Words(vi: "một chữ ký trong PDF chỉ có một người ký", en: "one signature in a PDF has one signer"))
}
