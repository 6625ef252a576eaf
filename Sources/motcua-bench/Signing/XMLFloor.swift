internal import CLibXML2
internal import COpenSSL

/// The floor of XMLDSig: what a program on the bare C API must do for one enveloped signature whose key is at hand. It parses,
/// writes the document without the signature and the SignedInfo in canonical form, hashes and verifies; it checks nothing else.
@safe final class XMLFloor {
  private let key: OpaquePointer
  private let hash: OpaquePointer
  private let isElliptic: Bool

  /// - Parameter certificate: The signer's, as PEM.
  init(certificate pem: [UInt8]) throws {
    let certificate = unsafe pem.withUnsafeBytes { bytes -> OpaquePointer? in
      // OpenSSL only borrows the bytes.
      let file = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count))
      defer { unsafe BIO_free(file) }
      return unsafe PEM_read_bio_X509(file, nil, nil, nil)
    }
    defer { unsafe X509_free(certificate) }
    guard let key = unsafe X509_get_pubkey(certificate), let hash = unsafe EVP_MD_fetch(nil, "SHA256", nil) else {
      throw Trouble("the certificate of the floor")
    }
    unsafe self.key = unsafe key
    unsafe self.hash = unsafe hash
    isElliptic = unsafe EVP_PKEY_is_a(key, "EC") == 1
  }

  deinit {
    unsafe EVP_PKEY_free(key)
    unsafe EVP_MD_free(hash)
  }

  func verifies(_ bytes: [UInt8]) -> Bool {
    let document = unsafe bytes.withUnsafeBytes {
      unsafe xmlReadMemory(
        $0.baseAddress?.assumingMemoryBound(to: CChar.self), CInt($0.count), nil, nil,
        CInt(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
    }
    guard let document = unsafe document, let root = unsafe xmlDocGetRootElement(document) else { return false }
    defer { unsafe xmlFreeDoc(document) }
    guard let signature = unsafe child("Signature", of: root), let info = unsafe child("SignedInfo", of: signature),
      let reference = unsafe child("Reference", of: info), let digest = unsafe child("DigestValue", of: reference),
      let value = unsafe child("SignatureValue", of: signature)
    else { return false }
    unsafe xmlUnlinkNode(signature)
    defer { unsafe xmlFreeNode(signature) }
    let isSame = unsafe withCanonical(document) { octets in
      var found = [UInt8](repeating: 0, count: 32)
      var length: UInt32 = 0
      unsafe EVP_Digest(octets.baseAddress, octets.count, &found, &length, hash, nil)
      return unsafe found == decoded(digest)
    }
    guard isSame, let alone = unsafe xmlNewDoc("1.0") else { return false }
    defer { unsafe xmlFreeDoc(alone) }
    // Names and short texts belong to the dictionary.
    unsafe alone.pointee.dict = unsafe document.pointee.dict
    unsafe xmlDictReference(alone.pointee.dict)
    unsafe xmlUnlinkNode(info)
    unsafe xmlDocSetRootElement(alone, info)
    return unsafe withCanonical(alone) { octets in
      guard let context = unsafe EVP_MD_CTX_new() else { return false }
      defer { unsafe EVP_MD_CTX_free(context) }
      let bytes = unsafe isElliptic ? der(decoded(value)) : decoded(value)
      return unsafe EVP_DigestVerifyInit(context, nil, hash, nil, key) == 1
        && EVP_DigestVerify(context, bytes, bytes.count, octets.baseAddress, octets.count) == 1
    }
  }

  private func child(_ name: String, of node: xmlNodePtr) -> xmlNodePtr? {
    var child = unsafe node.pointee.children
    while let found = unsafe child {
      if unsafe xmlStrEqual(found.pointee.name, name) == 1 { return unsafe found }
      unsafe child = found.pointee.next
    }
    return nil
  }

  private func withCanonical(_ document: xmlDocPtr, _ work: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    var octets: UnsafeMutablePointer<xmlChar>?
    let count = unsafe xmlC14NDocDumpMemory(document, nil, CInt(XML_C14N_EXCLUSIVE_1_0.rawValue), nil, 0, &octets)
    defer { unsafe house_free(octets) }
    return unsafe count > 0 && work(UnsafeBufferPointer(start: octets, count: Int(count)))
  }

  private func decoded(_ node: xmlNodePtr) -> [UInt8] {
    guard let text = unsafe xmlNodeGetContent(node), let context = unsafe EVP_ENCODE_CTX_new() else { return [] }
    defer {
      unsafe house_free(text)
      unsafe EVP_ENCODE_CTX_free(context)
    }
    let length = unsafe xmlStrlen(text)
    return unsafe [UInt8](unsafeUninitializedCapacity: Int(length) + 3) { bytes, count in
      var (first, last): (CInt, CInt) = (0, 0)
      unsafe EVP_DecodeInit(context)
      guard let start = bytes.baseAddress, unsafe EVP_DecodeUpdate(context, start, &first, text, length) >= 0,
        unsafe EVP_DecodeFinal(context, start + Int(first), &last) == 1
      else { return }
      count = Int(first + last)
    }
  }

  /// The two numbers as ECDSA's structure in DER.
  private func der(_ numbers: [UInt8]) -> [UInt8] {
    let half = CInt(numbers.count / 2)
    guard let signature = unsafe ECDSA_SIG_new() else { return [] }
    defer { unsafe ECDSA_SIG_free(signature) }
    unsafe numbers.withUnsafeBufferPointer { numbers in
      guard let start = numbers.baseAddress else { return }
      unsafe ECDSA_SIG_set0(signature, BN_bin2bn(start, half, nil), BN_bin2bn(start + Int(half), half, nil))
    }
    return unsafe [UInt8](unsafeUninitializedCapacity: 160) { bytes, count in
      var position = bytes.baseAddress
      count = unsafe Int(i2d_ECDSA_SIG(signature, &position))
    }
  }
}
