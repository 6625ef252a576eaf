import Foundation

/// A certificate made for tests alone, valid until 2126 for `localhost` and 127.0.0.1, trusted by nobody else; and one for
/// `other.vn`.
enum TestCertificate {
  static let local = pair("local")
  static let other = pair("other")

  private static func pair(_ name: String) -> (certificate: String, key: String) {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Certificates")
    func text(_ file: String) -> String {
      (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
    }
    return (text("\(name).pem"), text("\(name).key"))
  }
}

/// A folder of a test's own, taken away with it.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "motcua-calls-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file with this content.
  func file(_ name: String, _ content: String) throws -> String {
    let path = path(name)
    try Data(content.utf8).write(to: URL(filePath: path))
    return path
  }

  func path(_ name: String) -> String {
    url.appending(path: name).path
  }
}
