internal import CCurl

/// The library's handle: its options, its connections.
@safe struct CurlHandle: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init() throws(CallFailure) {
    guard CurlHandle.isReady, let handle = unsafe curl_easy_init() else {
      throw CallFailure(code: .failed, server: "", detail: "libcurl does not start")
    }
    unsafe self.handle = handle
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
  }

  /// Runs a call to its end.
  mutating func perform(_ call: Call, _ transfer: Transfer, _ settings: Caller.Settings) -> CURLcode {
    // Options are forgotten, connections are kept.
    unsafe curl_easy_reset(handle)
    configure(call, settings)
    if let size = transfer.sourceSize {
      unsafe motcua_curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(size))
    }
    unsafe motcua_curl_set_callbacks(
      handle, Unmanaged.passUnretained(transfer).toOpaque(), takeHead, takeBody, giveBody, openSocket)
    var lines: UnsafeMutablePointer<curl_slist>?
    defer { unsafe curl_slist_free_all(lines) }
    for (name, value) in call.headers where name.isHeaderName {
      let value = value.onOneLine
      // A lone colon would take the line away; a semicolon sends it empty.
      unsafe lines = curl_slist_append(lines, value.isEmpty ? "\(name);" : "\(name): \(value)") ?? lines
    }
    unsafe motcua_curl_set_lines(handle, lines)
    return withExtendedLifetime(transfer) {
      unsafe transfer.withErrorText { text in
        unsafe motcua_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, text)
        defer { unsafe motcua_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil) }
        guard case .bytes(let bytes) = call.body else { return unsafe curl_easy_perform(handle) }
        return unsafe bytes.withUnsafeBytes { buffer in
          unsafe motcua_curl_set_pointer(handle, CURLOPT_POSTFIELDS, buffer.baseAddress)
          return unsafe curl_easy_perform(handle)
        }
      }
    }
  }

  private func configure(_ call: Call, _ settings: Caller.Settings) {
    set(CURLOPT_URL, call.url)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_USERAGENT, settings.agent.onOneLine)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_CONNECTTIMEOUT_MS, call.limits.connecting.milliseconds)
    set(CURLOPT_TIMEOUT_MS, call.limits.whole.milliseconds)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let authorities = settings.authorities { set(CURLOPT_CAINFO, authorities) }
    // An empty name takes away what the environment says.
    if !settings.usesProxyOfEnvironment { set(CURLOPT_PROXY, "") }
    switch call.body {
    case .none where call.method == .head: set(CURLOPT_NOBODY, 1)
    case .none where call.method == .get || call.method == .delete: set(CURLOPT_HTTPGET, 1)
    case .none:
      set(CURLOPT_POST, 1)
      unsafe motcua_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, 0)
    case .bytes(let bytes):
      set(CURLOPT_POST, 1)
      unsafe motcua_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
    case .file:
      set(CURLOPT_UPLOAD, 1)
    }
    set(CURLOPT_CUSTOMREQUEST, call.method.rawValue)
  }

  private func set(_ option: CURLoption, _ value: Int) {
    unsafe motcua_curl_set_long(handle, option, value)
  }

  private func set(_ option: CURLoption, _ value: String) {
    unsafe motcua_curl_set_text(handle, option, value)
  }
}

extension Duration {
  /// Whole milliseconds, at least one: nought would mean for ever.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(clamping: seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000))
  }
}

extension String {
  /// True for what may stand before the colon of a header line (RFC 9110 section 5.6.2).
  var isHeaderName: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  /// The text with a blank for every control character.
  var onOneLine: String {
    String(decoding: utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
