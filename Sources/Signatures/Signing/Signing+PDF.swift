internal import Crypto
internal import Text
internal import WorkingTime

extension Signing {
  /// A PDF with a signature more (PAdES B-B, or B-T with a time stamp; ETSI EN 319 142-1), appended as one more revision.
  ///
  /// - Parameters:
  ///   - file: The file, signed already or not.
  ///   - signing: What is said beside the signature.
  /// - Throws: ``SigningFailure`` also when the file is none that is read here, is certified against changes, or when a
  ///   signature on it would not hold any more.
  public func pdf(_ file: [UInt8], _ signing: PDFSigning = PDFSigning()) throws(SigningFailure) -> [UInt8] {
    let place: PDFSignaturePlace
    do throws(PDFFault) {
      let read = try PDFFile(file)
      place = try PDFSignaturePlace(in: read, signing, time: now.inPDF, room: room)
    } catch {
      throw .document(Words(vi: "\(error.words.vi) (\(error.message))", en: "\(error.words.en) (\(error.message))"))
    }
    // The time that is claimed stands in the dictionary, and must not stand in the message (EN 319 142-1, 6.3).
    let message = try message(place.octets, isAttached: false, claims: false)
    guard let signed = place.filled(message) else {
      throw .document(
        Words(vi: "chữ ký dài hơn chỗ dành cho nó", en: "the signature is longer than the room that was left for it"))
    }
    try check(signed, before: file)
    return signed
  }

  /// Bytes that the message may have: its certificates, the signature, what is around them, and a time stamp that brings
  /// certificates of its own.
  private var room: Int {
    let certificates = ([identity.certificate] + identity.authorities).reduce(0) { $0 + $1.der.count }
    return certificates + identity.certificate.issuer.der.count * 2 + 2_048 + (timeStamps == nil ? 0 : 16_384)
  }
}

extension Instant {
  /// The moment as PDF writes it (ISO 32000-1, 7.9.4), in the time of Viet Nam.
  var inPDF: String {
    // 2026-11-26T17:30:00+07:00
    let digits = description.utf8.prefix(19).filter { (48...57).contains($0) }
    return "D:" + String(decoding: digits, as: UTF8.self) + "+07'00'"
  }
}
