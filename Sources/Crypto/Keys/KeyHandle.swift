internal import COpenSSL

/// OpenSSL's own form of a public key; threads may share it, nothing changes it once it is read.
@safe final class KeyHandle: Sendable {
  nonisolated(unsafe) private let key: OpaquePointer

  init(_ der: [UInt8]) throws(KeyRefusal) {
    defer { ERR_clear_error() }
    var key: OpaquePointer?
    var used = 0
    unsafe der.withUnsafeBufferPointer { buffer in
      var position = buffer.baseAddress
      unsafe key = unsafe d2i_PUBKEY(nil, &position, buffer.count)
      if let end = unsafe position, let start = buffer.baseAddress { unsafe used = end - start }
    }
    guard let read = unsafe key else { throw .unreadable }
    guard used == der.count else {
      unsafe EVP_PKEY_free(read)
      throw .unreadable
    }
    unsafe self.key = unsafe read
  }

  /// A key that somebody else has read; this one keeps a hold of its own.
  init(sharing key: OpaquePointer) throws(KeyRefusal) {
    guard unsafe EVP_PKEY_up_ref(key) == 1 else { throw .unreadable }
    unsafe self.key = unsafe key
  }

  deinit {
    unsafe EVP_PKEY_free(key)
  }

  var bits: Int { unsafe Int(EVP_PKEY_get_bits(key)) }

  func kind() throws(KeyRefusal) -> PublicKey.Kind {
    defer { ERR_clear_error() }
    if unsafe EVP_PKEY_is_a(key, "RSA") == 1 { return .rsa }
    if unsafe EVP_PKEY_is_a(key, "RSA-PSS") == 1 { return .rsaPSS }
    if unsafe EVP_PKEY_is_a(key, "ED25519") == 1 { return .ed25519 }
    guard unsafe EVP_PKEY_is_a(key, "EC") == 1 else {
      throw .unsupported(unsafe EVP_PKEY_get0_type_name(key).map { unsafe String(cString: $0) } ?? "unknown")
    }
    var isExplicit: CInt = 0
    guard unsafe EVP_PKEY_get_int_param(key, OSSL_PKEY_PARAM_EC_DECODED_FROM_EXPLICIT_PARAMS, &isExplicit) == 1,
      isExplicit == 0
    else { throw .explicitParameters }
    let curve: PublicKey.Curve
    switch groupName {
    case "prime256v1": curve = .p256
    case "secp384r1": curve = .p384
    case "secp521r1": curve = .p521
    default: throw .unsupported(groupName)
    }
    try checkPoint()
    return .ec(curve)
  }

  private var groupName: String {
    var name = [CChar](repeating: 0, count: 64)
    var length = 0
    guard unsafe EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, &name, name.count, &length) == 1
    else { return "unknown curve" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// OpenSSL has refused points beside the curve while it read; what is left is the zero, which the quick check finds.
  private func checkPoint() throws(KeyRefusal) {
    guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { throw .unreadable }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_public_check_quick(context) == 1 else { throw .badPoint }
  }

  /// Checks size and exponent of an RSA key; answers whether it bears ROCA's mark.
  func checkRSA() throws(KeyRefusal) -> Bool {
    guard let exponent = unsafe number(OSSL_PKEY_PARAM_RSA_E), let modulus = unsafe number(OSSL_PKEY_PARAM_RSA_N) else {
      throw .unreadable
    }
    defer {
      unsafe BN_free(exponent)
      unsafe BN_free(modulus)
    }
    let exponentBits = unsafe BN_num_bits(exponent)
    guard unsafe BN_is_odd(exponent) == 1, unsafe BN_is_one(exponent) == 0, exponentBits <= 256,
      unsafe BN_num_bits(modulus) <= 16_384
    else { throw .badExponent }
    return factorableResidues.allSatisfy { prime, residues in
      let residue = unsafe BN_mod_word(modulus, UInt(prime))
      return residue < 256 && residues.contains(Int(residue))
    }
  }

  private func number(_ name: String) -> OpaquePointer? {
    var number: OpaquePointer?
    return unsafe EVP_PKEY_get_bn_param(key, name, &number) == 1 ? number : nil
  }

  func verifies(_ signature: [UInt8], ofHash hash: [UInt8], _ algorithm: SignatureAlgorithm) -> Bool {
    defer { ERR_clear_error() }
    guard let digest = algorithm.digest, let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else {
      return false
    }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_verify_init(context) == 1 else { return false }
    switch algorithm {
    case .rsaPKCS1:
      guard unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1 else { return false }
    case .rsaPSS:
      guard unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 else { return false }
    case .ecdsa: break
    case .ed25519: return false
    }
    guard unsafe EVP_PKEY_CTX_set_signature_md(context, digest.function) == 1 else { return false }
    if case .rsaPSS(_, let mask, let saltBytes) = algorithm {
      guard saltBytes >= 0, unsafe EVP_PKEY_CTX_set_rsa_mgf1_md(context, mask.function) == 1,
        unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(context, CInt(clamping: saltBytes)) == 1
      else { return false }
    }
    return unsafe EVP_PKEY_verify(context, signature, signature.count, hash, hash.count) == 1
  }

  func verifiesEd25519(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    defer { ERR_clear_error() }
    guard let context = unsafe EVP_MD_CTX_new() else { return false }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
    return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}
