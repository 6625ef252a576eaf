internal import COpenSSL

/// One run of OpenSSL's path validation, with everything that must outlive it.
///
/// OpenSSL stops at the first thing that is wrong unless it is told to go on. It is always told so, and everything is noted:
/// a path holds when nothing was.
@safe final class PathRun {
  private let context: OpaquePointer
  private let intermediates: OpaquePointer
  private let lists: OpaquePointer
  private let question: ChainQuestion
  // Both are held here because OpenSSL only borrows them.
  private let certificate: Certificate
  private var problems: [ChainProblem] = []
  private var listsUsed: [ListUse] = []

  init(store: OpaquePointer, certificate: Certificate, question: ChainQuestion) throws(CryptoFailure) {
    self.question = question
    self.certificate = certificate
    guard let context = unsafe X509_STORE_CTX_new(), let intermediates = unsafe house_certificates_new(),
      let lists = unsafe house_lists_new()
    else { throw CryptoFailure(doing: "prepare a path validation") }
    unsafe self.context = unsafe context
    unsafe self.intermediates = unsafe intermediates
    unsafe self.lists = unsafe lists
    for intermediate in question.intermediates {
      try CryptoFailure.check(
        unsafe house_certificates_add(intermediates, intermediate.handle.pointer), doing: "hold an intermediate")
    }
    for list in question.revocationLists {
      try CryptoFailure.check(unsafe house_lists_add(lists, list.handle.pointer), doing: "hold a revocation list")
    }
    try CryptoFailure.check(
      unsafe X509_STORE_CTX_init(context, store, certificate.handle.pointer, intermediates),
      doing: "begin a path validation")
    unsafe X509_STORE_CTX_set0_crls(context, lists)
    try configure()
  }

  deinit {
    unsafe X509_STORE_CTX_free(context)
    unsafe house_certificates_free(intermediates)
    unsafe house_lists_free(lists)
  }

  private func configure() throws(CryptoFailure) {
    guard let parameters = unsafe X509_STORE_CTX_get0_param(context) else {
      throw CryptoFailure(doing: "configure a path validation")
    }
    var flags = UInt(X509_V_FLAG_X509_STRICT | X509_V_FLAG_POLICY_CHECK | X509_V_FLAG_PARTIAL_CHAIN)
    if question.checksRevocation {
      flags |= UInt(
        X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL | X509_V_FLAG_EXTENDED_CRL_SUPPORT | X509_V_FLAG_USE_DELTAS)
    }
    if question.requiresExplicitPolicy { flags |= UInt(X509_V_FLAG_EXPLICIT_POLICY) }
    if question.forbidsPolicyMapping { flags |= UInt(X509_V_FLAG_INHIBIT_MAP) }
    if question.forbidsAnyPolicy { flags |= UInt(X509_V_FLAG_INHIBIT_ANY) }
    let doing = "configure a path validation"
    try CryptoFailure.check(unsafe X509_VERIFY_PARAM_set_flags(parameters, flags), doing: doing)
    unsafe X509_VERIFY_PARAM_set_time(parameters, Int(question.time))
    unsafe X509_VERIFY_PARAM_set_depth(parameters, Limits.chainDepth)
    unsafe X509_VERIFY_PARAM_set_auth_level(parameters, Int32(clamping: question.securityLevel))
    if question.purpose == .timeStamping {
      try CryptoFailure.check(
        unsafe X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_TIMESTAMP_SIGN), doing: doing)
    }
    // With an empty set OpenSSL 3.0 takes no policy for good, where RFC 5280 6.1.1 (c) means any.
    for policy in question.allowedPolicies.isEmpty ? ["2.5.29.32.0"] : question.allowedPolicies {
      try CryptoFailure.check(unsafe house_allow_policy(parameters, policy), doing: "allow the policy \(policy)")
    }
  }

  /// Runs the validation; called once.
  func answer() throws(CryptoFailure) -> ChainAnswer {
    defer { ERR_clear_error() }
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard unsafe X509_STORE_CTX_set_ex_data(context, 0, me) == 1 else {
      throw CryptoFailure(doing: "begin a path validation")
    }
    unsafe X509_STORE_CTX_set_verify_cb(context) { isGood, context in
      // The path of a list's own issuer is validated inside; there, nothing is passed over.
      guard isGood != 1, unsafe X509_STORE_CTX_get0_parent_ctx(context) == nil,
        let run = unsafe X509_STORE_CTX_get_ex_data(context, 0)
      else { return isGood }
      unsafe Unmanaged<PathRun>.fromOpaque(run).takeUnretainedValue().note()
      return 1
    }
    let result = unsafe X509_verify_cert(context)
    // Told to go on, OpenSSL comes to the end; it does not when memory or a structure within failed it.
    if result != 1 {
      let code = unsafe X509_STORE_CTX_get_error(context)
      problems.append(ChainProblem(kind: .constraint, depth: 0, reason: text(code)))
    }
    return try ChainAnswer(chain: chain(), problems: problems, listsUsed: listsUsed, isFinished: result == 1)
  }

  /// OpenSSL's own function for looking a certificate up in a list: a context has it unless its store has another.
  private static let ownLookUp: X509_STORE_CTX_cert_crl_fn? = {
    let (store, context) = unsafe (X509_STORE_new(), X509_STORE_CTX_new())
    defer {
      unsafe X509_STORE_CTX_free(context)
      unsafe X509_STORE_free(store)
    }
    guard unsafe X509_STORE_CTX_init(context, store, nil, nil) == 1 else { return nil }
    return unsafe X509_STORE_CTX_get_cert_crl(context)
  }()

  /// Looks a certificate up as OpenSSL does, and notes in which list.
  static func lookUp(_ context: OpaquePointer?, _ list: OpaquePointer?, _ certificate: OpaquePointer?) -> Int32 {
    guard let ownLookUp = unsafe ownLookUp else { return 0 }
    if unsafe X509_STORE_CTX_get0_parent_ctx(context) == nil, let run = unsafe X509_STORE_CTX_get_ex_data(context, 0) {
      unsafe Unmanaged<PathRun>.fromOpaque(run).takeUnretainedValue().noteUse(of: list)
    }
    return unsafe ownLookUp(context, list, certificate)
  }

  private func noteUse(of list: OpaquePointer?) {
    guard let list = question.revocationLists.first(where: { unsafe $0.handle.pointer == list }) else { return }
    let use = unsafe ListUse(depth: Int(X509_STORE_CTX_get_error_depth(context)), list: list)
    if !listsUsed.contains(use) { listsUsed.append(use) }
  }

  private func note() {
    let code = unsafe X509_STORE_CTX_get_error(context)
    let depth = unsafe Int(X509_STORE_CTX_get_error_depth(context))
    guard problems.count < Limits.chainProblems else { return }
    problems.append(ChainProblem(kind: kind(code), depth: depth, reason: text(code)))
  }

  private func kind(_ code: Int32) -> ChainProblem.Kind {
    switch code {
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED, X509_V_ERR_CERT_SIGNATURE_FAILURE,
      X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE, X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY:
      .noPath
    case X509_V_ERR_CERT_NOT_YET_VALID: .notYetValid
    case X509_V_ERR_CERT_HAS_EXPIRED: .expired
    case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK: .tooWeak
    case X509_V_ERR_CERT_REVOKED: .revoked(since: revocationDate)
    case X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_CRL_HAS_EXPIRED, X509_V_ERR_CRL_NOT_YET_VALID,
      X509_V_ERR_CRL_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE,
      X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_KEYUSAGE_NO_CRL_SIGN,
      X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION, X509_V_ERR_DIFFERENT_CRL_SCOPE,
      X509_V_ERR_CRL_PATH_VALIDATION_ERROR, X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD,
      X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD:
      .noRevocationList
    default: .constraint
    }
  }

  /// The earliest date that any list of the certificate's issuer gives; OpenSSL does not say whether it was the whole list
  /// or its delta that it found the certificate on.
  private var revocationDate: Int64? {
    guard let revoked = unsafe X509_STORE_CTX_get_current_cert(context),
      let list = unsafe X509_STORE_CTX_get0_current_crl(context),
      let issuer = unsafe X509_CRL_get_issuer(list)
    else { return nil }
    var earliest: Int64?
    for candidate in question.revocationLists {
      let pointer = unsafe candidate.handle.pointer
      var date: Int64 = 0
      guard unsafe X509_NAME_cmp(X509_CRL_get_issuer(pointer), issuer) == 0,
        unsafe house_revoked_at(pointer, revoked, &date) == 1
      else { continue }
      earliest = min(earliest ?? date, date)
    }
    return earliest
  }

  private func chain() throws(CryptoFailure) -> [Certificate] {
    let stack = unsafe X509_STORE_CTX_get0_chain(context)
    var chain: [Certificate] = []
    for position in 0..<(unsafe house_certificates_count(stack)) {
      guard let pointer = unsafe house_certificate(stack, position) else { continue }
      if let certificate = unsafe known(pointer) {
        chain.append(certificate)
      } else {
        chain.append(try unsafe Certificate(sharing: pointer))
      }
    }
    return chain
  }

  /// OpenSSL builds the path of the very objects that it was given.
  private func known(_ pointer: OpaquePointer) -> Certificate? {
    if unsafe certificate.handle.pointer == pointer { return certificate }
    return question.intermediates.first { unsafe $0.handle.pointer == pointer }
      ?? question.anchors.first { unsafe $0.handle.pointer == pointer }
  }

  private func text(_ code: Int32) -> String {
    unsafe X509_verify_cert_error_string(Int(code)).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
