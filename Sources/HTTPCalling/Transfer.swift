internal import CCurl
import Glibc

/// What comes and goes during one call; the library calls it on the thread that waits.
@safe final class Transfer {
  private let call: Call
  private let destinations: Destinations
  private let server: String
  private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var source: InputFile?
  private var sink: OutputFile?
  private var status = 0
  private var headers: [(name: String, value: String)] = []
  private var headBytes = 0
  private var body: [UInt8] = []
  private var size = 0
  private var sent = 0
  /// Why the transfer was broken off from our side.
  private var fault: (code: CallFailure.Code, detail: String)?

  init(_ call: Call, destinations: Destinations, server: String) throws(CallFailure) {
    self.call = call
    self.destinations = destinations
    self.server = server
    unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    if case .file(let path) = call.body {
      do throws(FileFault) { source = try InputFile(path) } catch { throw failure(.file, error.text) }
    }
  }

  deinit {
    unsafe errorText.deallocate()
  }

  /// The length of the file that is sent; nil when none is.
  var sourceSize: Int? { source?.size }

  func withErrorText<Result>(_ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
    unsafe body(errorText)
  }

  /// The answer, or why there is none.
  func finish(_ code: CURLcode) throws(CallFailure) -> Answer {
    guard code == CURLE_OK, fault == nil else {
      sink?.remove()
      if let fault { throw failure(fault.code, fault.detail) }
      let said = unsafe String(cString: errorText)
      throw failure(CallFailure.Code(code), said.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : said)
    }
    if let sink, let fault = sink.finish() {
      sink.remove()
      throw failure(.file, fault.text)
    }
    return Answer(status: status, headers: headers, body: body, size: size)
  }

  private func failure(_ code: CallFailure.Code, _ detail: String) -> CallFailure {
    CallFailure(code: code, server: server, detail: detail)
  }

  /// One line of the head.
  fileprivate func takeHead(_ line: [UInt8]) -> Bool {
    headBytes += line.count
    guard headBytes <= call.limits.headBytes else { return fail(.tooLarge, "too many header lines") }
    let text = String(decoding: line, as: UTF8.self).prefix { $0 != "\r\n" && $0 != "\r" && $0 != "\n" }
    if text.hasPrefix("HTTP/") {
      // A new head: the one before was a 100.
      headers = []
      status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    } else if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      headers.append((String(text[..<colon]), String(value)))
    }
    return true
  }

  /// A piece of the body.
  fileprivate func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    size += bytes.count
    call.moved?(size)
    guard case .file(let path) = call.sink, (200..<300).contains(status) else {
      guard size <= call.limits.memoryBytes else {
        return fail(.tooLarge, "more than \(call.limits.memoryBytes) bytes")
      }
      unsafe body.append(contentsOf: bytes)
      return true
    }
    guard size <= call.limits.fileBytes else { return fail(.tooLarge, "more than \(call.limits.fileBytes) bytes") }
    do throws(FileFault) {
      if sink == nil { sink = try OutputFile(path) }
      try unsafe sink?.write(bytes)
      return true
    } catch {
      return fail(.file, error.text)
    }
  }

  /// The next bytes of the file that is sent; nil when it cannot be read.
  fileprivate func giveBody(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    do throws(FileFault) {
      let count = try unsafe source?.read(into: buffer) ?? 0
      sent += count
      if count > 0 { call.moved?(sent) }
      return count
    } catch {
      _ = fail(.file, error.text)
      return nil
    }
  }

  /// True when an address may be called.
  fileprivate func mayCall(_ address: UnsafePointer<curl_sockaddr>) -> Bool {
    let bytes = unsafe withUnsafeBytes(of: address.pointee.addr) { unsafe Array($0) }
    let reach: [UInt8]
    switch unsafe address.pointee.family {
    case AF_INET: reach = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes[4..<8]
    // Of an IPv6 address the union shows the first half alone.
    case AF_INET6:
      reach = unsafe Array(
        UnsafeRawBufferPointer(start: UnsafeRawPointer(address) + Transfer.addressOffset + 8, count: 16))
    default: return fail(.notAllowed, "not an IP address")
    }
    return destinations.contains(reach) || fail(.notAllowed, "its address is not of the public internet")
  }

  private static let addressOffset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 16

  private func fail(_ code: CallFailure.Code, _ detail: String) -> Bool {
    fault = (code, detail)
    return false
  }
}

extension CallFailure.Code {
  init(_ code: CURLcode) {
    switch code {
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: self = .url
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .unknownHost
    case CURLE_COULDNT_CONNECT: self = .unreachable
    case CURLE_OPERATION_TIMEDOUT: self = .timeout
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      self = .certificate
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER: self = .tls
    case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      self = .brokenOff
    case CURLE_FILESIZE_EXCEEDED: self = .tooLarge
    default: self = .failed
    }
  }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
  guard let context = unsafe context else { return nil }
  return unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
}

func takeHead(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  let line = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: size * count))
  return unsafe transfer(context)?.takeHead(line) == true ? line.count : 0
}

func takeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
  return unsafe transfer(context)?.takeBody(piece) == true ? piece.count : 0
}

func giveBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  let room = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
  return unsafe transfer(context)?.giveBody(into: room) ?? Int(CURL_READFUNC_ABORT)
}

func openSocket(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let transfer = unsafe transfer(context), let address = unsafe address, unsafe transfer.mayCall(address) else {
    return -1
  }
  return unsafe socket(
    address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
}
