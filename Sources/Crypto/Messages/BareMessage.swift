/// A message without the certificates that came with it, when all of them were read before.
///
/// OpenSSL 3.0 reads the keys of certificates along with a message, which takes two thirds of the time that verifying one of
/// 10 KB does; nearly always they are those of the message before. Nothing but the certificates is left out: what is wrong with
/// a message is wrong with the rest of it, too.
struct BareMessage {
  /// The message as it stood there, without the set of certificates.
  let bytes: [UInt8]
  /// The certificates, in their order.
  let certificates: [Certificate]

  /// Nil when there are none, or one that has to be read first, or when the message is built in any other way than all are: then
  /// OpenSSL is to say what it makes of it.
  init?(_ parts: MessageParts, known cache: CertificateCache) {
    guard parts.isFramed, let set = parts.certificateSet, !parts.certificates.isEmpty,
      parts.certificates.count <= Limits.messageCertificates, parts.content.count <= Limits.bareMessageContent
    else { return nil }
    var certificates: [Certificate] = []
    for one in parts.certificates {
      // What begins otherwise is of the older kinds (RFC 5652, 10.2.2), or none.
      guard one.first == 0x30, let known = cache.known(one) else { return nil }
      certificates.append(known)
    }
    self.certificates = certificates
    let rest = parts.fields.filter { $0.startIndex != set.startIndex }.flatMap(\.self)
    let data = derElement(tag: 0xA0, derElement(tag: 0x30, rest))
    bytes = derElement(tag: 0x30, MessageParts.signedDataKind + data)
  }
}
