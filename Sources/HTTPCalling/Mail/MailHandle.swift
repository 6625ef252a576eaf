internal import CCurl

/// The library's handle for mail: its options, its connection.
@safe struct MailHandle: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  init() throws(CallFailure) {
    guard CurlHandle.isReady, let handle = unsafe curl_easy_init() else {
      throw CallFailure(code: .failed, server: "", detail: "libcurl does not start")
    }
    unsafe self.handle = handle
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
  }

  mutating func perform(
    _ mail: Mail, _ transfer: MailTransfer, _ settings: MailServer.Settings, isPlain: Bool
  ) -> CURLcode {
    // Options are forgotten, connections are kept.
    unsafe curl_easy_reset(handle)
    // The path is the name by which we greet.
    set(CURLOPT_URL, (settings.url.hasSuffix("/") ? settings.url : settings.url + "/") + mail.from.domain)
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_PROXY, "")
    set(CURLOPT_CONNECTTIMEOUT_MS, settings.connecting.milliseconds)
    set(CURLOPT_TIMEOUT_MS, settings.whole.milliseconds)
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, 60)
    set(CURLOPT_USE_SSL, Int(isPlain ? CURLUSESSL_NONE.rawValue : CURLUSESSL_ALL.rawValue))
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let authorities = settings.authorities { set(CURLOPT_CAINFO, authorities) }
    if let user = settings.user, let password = settings.password {
      set(CURLOPT_USERNAME, user)
      set(CURLOPT_PASSWORD, password)
    }
    set(CURLOPT_UPLOAD, 1)
    set(CURLOPT_MAIL_FROM, "<\(mail.from.text)>")
    let to = unsafe curl_slist_append(nil, "<\(mail.to.text)>")
    defer { unsafe curl_slist_free_all(to) }
    return withExtendedLifetime(transfer) {
      unsafe motcua_curl_set_mail(
        handle, to, Unmanaged.passUnretained(transfer).toOpaque(), dropAnswer, giveMail, hearMail, openMailSocket)
      return unsafe curl_easy_perform(handle)
    }
  }

  private func set(_ option: CURLoption, _ value: Int) {
    unsafe motcua_curl_set_long(handle, option, value)
  }

  private func set(_ option: CURLoption, _ value: String) {
    unsafe motcua_curl_set_text(handle, option, value)
  }
}
