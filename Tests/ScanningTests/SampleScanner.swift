import Foundation
import Glibc
import Synchronization

/// A scanner of a test on a Unix socket: what it does with each client is the test's to say.
final class SampleScanner: Sendable {
  let path: String
  private let socket: Int32

  /// Listens; `talk` is given each client and closes nothing.
  init(_ talk: @escaping @Sendable (Client) -> Void) throws {
    path = "/tmp/motcua-scan-\(UUID().uuidString.prefix(13))"
    let listener = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    socket = listener
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard isBound, listen(listener, 20) == 0 else { throw CocoaError(.fileWriteUnknown) }
    Thread.detachNewThread {
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        Thread.detachNewThread {
          talk(Client(socket: client))
          close(client)
        }
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
    unlink(path)
  }

  struct Client: Sendable {
    let socket: Int32

    func say(_ text: String) { _ = text.withCString { Glibc.send(socket, $0, strlen($0), Int32(MSG_NOSIGNAL)) } }

    func sayLast(_ text: String) {
      let bytes = Array(text.utf8) + [0]
      _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Reads the whole stream of one file; its content.
    func hear() -> [UInt8] {
      _ = read(10)
      var content: [UInt8] = []
      while true {
        let length = read(4).reduce(0) { $0 << 8 | Int($1) }
        guard length > 0 else { return content }
        content += read(length)
      }
    }

    /// Waits until the other side has gone.
    func waitForEnd() { while !read(1).isEmpty {} }

    private func read(_ count: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      while bytes.count < count {
        var piece = [UInt8](repeating: 0, count: count - bytes.count)
        let got = recv(socket, &piece, piece.count, 0)
        guard got > 0 else { return bytes }
        bytes += piece.prefix(got)
      }
      return bytes
    }
  }
}

/// Debian's clamd with one signature of the test's own, on a socket in a folder of its own.
final class Clamd: Sendable {
  let path: String
  private let folder: URL
  private let process = Mutex<Process?>(nil)

  static let program = "/usr/sbin/clamd"

  /// What every scanner knows; not written as one piece, so that no scanner finds it here.
  static let eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

  init(streamBytes: String = "1M") throws {
    folder = URL(filePath: "/tmp/motcua-clamd-\(UUID().uuidString.prefix(13))")
    path = folder.path + "/s"
    try FileManager.default.createDirectory(at: folder.appending(path: "db"), withIntermediateDirectories: true)
    let hex = Clamd.eicar.utf8.map { String(format: "%02x", $0) }.joined()
    try Data("Mau.Eicar:0:*:\(hex)\n".utf8).write(to: folder.appending(path: "db/mau.ndb"))
    let settings = """
      LocalSocket \(path)
      Foreground yes
      DatabaseDirectory \(folder.path)/db
      StreamMaxLength \(streamBytes)
      AlertExceedsMax yes

      """
    try Data(settings.utf8).write(to: folder.appending(path: "clamd.conf"))
  }

  /// Starts it and waits until it says that it listens.
  func start() throws {
    let clamd = Process()
    clamd.executableURL = URL(filePath: Clamd.program)
    clamd.arguments = ["-c", folder.appending(path: "clamd.conf").path]
    let output = Pipe()
    clamd.standardOutput = output
    clamd.standardError = output
    try clamd.run()
    process.withLock { $0 = clamd }
    var said = Data()
    while !said.contains("Self checking".utf8) {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw CocoaError(.executableLoad) }
      said += piece
    }
    output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  }

  deinit {
    process.withLock { clamd in
      clamd?.terminate()
      clamd?.waitUntilExit()
    }
    try? FileManager.default.removeItem(at: folder)
  }
}

extension Data {
  fileprivate func contains(_ text: String.UTF8View) -> Bool { range(of: Data(text)) != nil }
}
