internal import CCurl
import Glibc

/// What comes and goes while one letter is handed over; the library calls it on the thread that waits.
@safe final class MailTransfer {
  private let bytes: [UInt8]
  private var sent = 0
  private let staysHere: Bool
  /// The command that was given last, by its first word.
  private var command = ""
  /// The code that the server answered to it; nil until it has.
  private var reply: Int?
  private var isElsewhere = false
  /// Whether we have said good-bye; what is answered to that says nothing of the letter.
  private var hasQuit = false

  /// - Parameter staysHere: Whether it must not leave this machine.
  init(_ mail: Mail, staysHere: Bool) {
    bytes = mail.wire
    self.staysHere = staysHere
  }

  /// What came of it.
  func outcome(_ code: CURLcode) -> MailOutcome {
    if code == CURLE_OK { return .taken }
    if isElsewhere { return .unreachable("not-this-machine") }
    // What is said of the recipient or of the text is said of this letter; the rest is between the servers.
    let isOfLetter = command == "RCPT" || command == "DATA"
    if let reply, reply >= 400 {
      let word = "smtp-\(reply)"
      guard isOfLetter else { return .unreachable(word) }
      return reply >= 500 ? .refused(word) : .later(word)
    }
    let word = CallFailure.Code(code).rawValue
    return isOfLetter ? .later(word) : .unreachable(word)
  }

  /// The next bytes of the letter.
  fileprivate func give(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - sent)
    unsafe buffer.copyBytes(from: bytes[sent..<(sent + count)])
    sent += count
    return count
  }

  /// A command that was given, or a line that was answered.
  fileprivate func hear(_ type: curl_infotype, _ line: UnsafeRawBufferPointer) {
    // The first four letters are all that is looked at: a command may carry a password, an answer a name.
    let word = unsafe String(decoding: line.prefix(4), as: UTF8.self)
    if type == CURLINFO_HEADER_OUT, ["QUIT", "RSET"].contains(word.uppercased()) { hasQuit = true }
    guard !hasQuit else { return }
    if type == CURLINFO_HEADER_OUT {
      command = word.uppercased()
      reply = nil
    } else if type == CURLINFO_HEADER_IN, let code = Int(word.prefix(3)) {
      reply = code
    }
  }

  /// True when an address may be called.
  fileprivate func mayCall(_ address: UnsafePointer<curl_sockaddr>) -> Bool {
    guard staysHere else { return true }
    let bytes = unsafe withUnsafeBytes(of: address.pointee.addr) { unsafe Array($0) }
    let isHere =
      switch unsafe address.pointee.family {
      case AF_INET: bytes[4] == 127
      case AF_INET6:
        unsafe Array(
          UnsafeRawBufferPointer(start: UnsafeRawPointer(address) + MailTransfer.addressOffset + 8, count: 16))
          == [UInt8](repeating: 0, count: 15) + [1]
      default: false
      }
    if !isHere { isElsewhere = true }
    return isHere
  }

  private static let addressOffset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 16
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> MailTransfer? {
  guard let context = unsafe context else { return nil }
  return unsafe Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue()
}

func dropAnswer(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int { size * count }

func giveMail(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  let room = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
  return unsafe transfer(context)?.give(into: room) ?? 0
}

func hearMail(
  _ handle: UnsafeMutableRawPointer?, _ type: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int32 {
  unsafe transfer(context)?.hear(type, UnsafeRawBufferPointer(start: bytes, count: count))
  return 0
}

func openMailSocket(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let transfer = unsafe transfer(context), let address = unsafe address, unsafe transfer.mayCall(address) else {
    return -1
  }
  return unsafe socket(
    address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
}
