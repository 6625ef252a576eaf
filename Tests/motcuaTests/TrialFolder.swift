import Foundation
import Glibc
import Testing

/// A trial PKI that `script/trial-pki` made, once for all tests.
final class TrialFolder: Sendable {
  static let isPossible = access("/usr/bin/openssl", X_OK) == 0
  static let shared = Result { try TrialFolder() }

  private let place: TemporaryFolder
  let folder: String

  private init() throws {
    place = try TemporaryFolder()
    folder = place.url.appending(path: "pki").path
    let made = try TrialFolder.make(folder)
    #expect(made.status == 0, "\(made.errors)")
  }

  static func make(_ folder: String) throws -> Run {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try run(projectRoot.appending(path: "script/trial-pki"), [folder], environment: ["PATH": path])
  }

  /// The words that sign as somebody.
  func signer(_ name: String) -> [String] {
    ["--key", "\(folder)/signers/\(name).p12", "--password-file", "\(folder)/password"]
  }

  var material: [String] { ["--trust", "\(folder)/trust", "--crl", "\(folder)/crl"] }

  func verify(_ file: String, content: String?, in place: TemporaryFolder) throws -> Run {
    try motcuaList(
      ["signature", "verify", file, "--json"] + material + (content.map { ["--content", $0] } ?? []), in: place.url)
  }

  /// Its files that change or must not.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for file in ["trust/trial-root.pem", "signers/hoa.p12", "crl/issuing.pem"] {
      contents[file] = try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
    }
    return contents
  }

  /// Its time-stamping authority as a process of its own.
  func authority() throws -> RunningAuthority { try RunningAuthority(folder) }
}

/// `motcua signature trial-tsa` as a process of its own, on a port that the system chose.
final class RunningAuthority {
  let url: String
  private let process = Process()

  init(_ folder: String) throws {
    process.executableURL = try builtMotcua
    process.arguments = [
      "signature", "trial-tsa", "--key", folder + "/tsa.p12", "--password-file", folder + "/password", "--listen",
      "127.0.0.1:0",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    url = try #require(line.split(whereSeparator: \.isWhitespace).last.map(String.init), "\(line)")
  }

  func terminate() {
    process.terminate()
    process.waitUntilExit()
  }
}

/// A socket on this machine that answers one request with a body, whatever was asked.
final class AnsweringSocket: Sendable {
  let url: String

  init(_ body: String) throws {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 1) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    try #require(bound)
    url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/"
    let answer = Array(
      ("HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: \(body.utf8.count)\r\n"
        + "Connection: close\r\n\r\n" + body).utf8)
    Thread.detachNewThread {
      let client = accept(socket, nil, nil)
      var asked = [UInt8](repeating: 0, count: 8_192)
      _ = recv(client, &asked, asked.count, 0)
      _ = send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
      close(client)
      close(socket)
    }
  }
}
