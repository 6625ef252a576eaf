internal import COpenSSL

/// A CMS message of the kind SignedData (RFC 5652, 5; PKCS #7 v1.5), in DER or BER: signatures, and often what was signed.
///
/// That it can be read means nothing for its signatures. For one thread at a time.
@safe public final class SignedMessage {
  /// The kind of the content, as an object identifier: `1.2.840.113549.1.7.1` for plain data.
  public let contentKind: String
  /// The content; nil when it is kept elsewhere (a detached signature).
  public let content: [UInt8]?
  /// The certificates that came with it.
  public let certificates: [Certificate]
  /// The revocation lists that came with it.
  public let revocationLists: [RevocationList]
  /// The OCSP responses that came with it (RFC 5940), in DER; whether each can be read is another question.
  public let ocspResponses: [[UInt8]]
  /// The pieces of it as they stand in its bytes; nil when they were not made out.
  public let parts: MessageParts?
  /// The signers, in their order.
  public let signers: [MessageSigner]
  /// How many bytes the message takes of those that it was read from.
  public let byteCount: Int

  private let handle: Handle

  /// Plain data (RFC 5652, 4).
  public static let dataKind = "1.2.840.113549.1.7.1"
  /// What a time stamp says (RFC 3161, 2.4.2).
  public static let timeStampKind = "1.2.840.113549.1.9.16.1.4"

  /// Reads a message.
  ///
  /// - Parameters:
  ///   - bytes: The message; at most 256 MiB, 100 signers, 200 certificates and lists.
  ///   - allowsZerosBehind: Whether zeros may follow, with which PDFs fill up the room that they left for it.
  /// - Throws: ``CryptoFailure`` when the bytes are none, or have anything else behind.
  public convenience init(reading bytes: [UInt8], allowsZerosBehind: Bool = false) throws(CryptoFailure) {
    try self.init(reading: bytes, allowsZerosBehind: allowsZerosBehind, known: .shared)
  }

  /// The same; certificates that are known are not read again, which changes nothing but the time it takes.
  init(reading bytes: [UInt8], allowsZerosBehind: Bool, known cache: CertificateCache) throws(CryptoFailure) {
    let doing = "read a CMS message"
    guard bytes.count <= Limits.messageBytes else { throw CryptoFailure(doing: "read a CMS message of such a size") }
    defer { ERR_clear_error() }
    let length = BERExtent.length(bytes[...])
    let parts = length.flatMap { MessageParts(bytes[..<$0]) }
    let bare = parts.flatMap { BareMessage($0, known: cache) }
    let (read, used) = unsafe SignedMessage.read(bare?.bytes ?? bytes)
    guard let read = unsafe read else { throw CryptoFailure(doing: doing) }
    handle = unsafe Handle(owning: read)
    byteCount = bare.flatMap { _ in length } ?? used
    let rest = bytes[byteCount...]
    let signersCount = unsafe Int(house_signers_count(read))
    guard unsafe OBJ_obj2nid(CMS_get0_type(read)) == NID_pkcs7_signed,
      allowsZerosBehind ? rest.allSatisfy({ $0 == 0 }) : rest.isEmpty, signersCount <= Limits.messageSigners
    else { throw CryptoFailure(doing: doing) }
    contentKind = unsafe dotted(CMS_get0_eContentType(read))
    let place = unsafe CMS_get0_content(read)
    content = unsafe place?.pointee.map { unsafe octets($0) }
    if let bare {
      certificates = bare.certificates
    } else {
      certificates = try unsafe SignedMessage.certificates(of: read)
    }
    revocationLists = try unsafe SignedMessage.lists(of: read)
    self.parts = length == byteCount ? parts : nil
    ocspResponses = self.parts?.ocspResponses ?? []
    var signers: [MessageSigner] = []
    for position in 0..<signersCount {
      guard let signer = unsafe house_signer(read, Int32(position)) else { continue }
      // All are looked at, or none: one attribute too far could be the second of its kind.
      guard unsafe CMS_signed_get_attr_count(signer) <= Limits.messageAttributes else {
        throw CryptoFailure(doing: "read so many signed attributes")
      }
      signers.append(unsafe MessageSigner(signer, position: position))
    }
    self.signers = signers
  }

  /// OpenSSL's message, and how many bytes it is; null when it is none.
  private static func read(_ bytes: [UInt8]) -> (message: OpaquePointer?, byteCount: Int) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return (nil, 0) }
      var position: UnsafePointer<UInt8>? = unsafe start
      let message = unsafe d2i_CMS_ContentInfo(nil, &position, buffer.count)
      return unsafe (message, position.map { unsafe $0 - start } ?? 0)
    }
  }

  /// The certificates, of those given, that a signer names as its own by issuer and number or by key identifier.
  public func candidates(for signer: MessageSigner, among certificates: [Certificate]) -> [Certificate] {
    defer { ERR_clear_error() }
    let message = unsafe handle.pointer
    guard signer.position < (unsafe Int(house_signers_count(message))),
      let info = unsafe house_signer(message, Int32(signer.position))
    else { return [] }
    var found: [Certificate] = []
    for certificate in certificates
    where unsafe !found.contains(certificate) && CMS_SignerInfo_cert_cmp(info, certificate.handle.pointer) == 0 {
      found.append(certificate)
    }
    return found
  }

  private static func certificates(of message: OpaquePointer) throws(CryptoFailure) -> [Certificate] {
    guard let stack = unsafe CMS_get1_certs(message) else { return [] }
    defer { unsafe house_certificates_free(stack) }
    let count = unsafe Int(house_certificates_count(stack))
    guard count <= Limits.messageCertificates else { throw CryptoFailure(doing: "read so many certificates") }
    var certificates: [Certificate] = []
    for position in 0..<count {
      guard let pointer = unsafe house_certificate(stack, Int32(position)) else { continue }
      // One that cannot be read is of no use, and no reason to refuse the others.
      if let certificate = try? unsafe Certificate(sharing: pointer) { certificates.append(certificate) }
    }
    return certificates
  }

  private static func lists(of message: OpaquePointer) throws(CryptoFailure) -> [RevocationList] {
    guard let stack = unsafe CMS_get1_crls(message) else { return [] }
    defer { unsafe house_lists_free(stack) }
    let count = unsafe Int(house_lists_count(stack))
    guard count <= Limits.messageCertificates else { throw CryptoFailure(doing: "read so many revocation lists") }
    var lists: [RevocationList] = []
    for position in 0..<count {
      guard let pointer = unsafe house_list(stack, Int32(position)) else { continue }
      if let list = try? unsafe RevocationList(sharing: pointer) { lists.append(list) }
    }
    return lists
  }

  /// OpenSSL's message.
  @safe private final class Handle {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) {
      unsafe self.pointer = unsafe pointer
    }

    deinit {
      unsafe CMS_ContentInfo_free(pointer)
    }
  }
}
