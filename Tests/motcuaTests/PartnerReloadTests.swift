import Foundation
import Glibc
import Testing

@Suite("Partners of definitions loaded anew", .timeLimit(.minutes(30)))
struct PartnerReloadTests {
  private func secret(_ name: String, _ text: String, in folder: URL) throws -> String {
    let file = folder.appending(path: name).path
    #expect(
      FileManager.default.createFile(
        atPath: file, contents: Data((text + "\n").utf8), attributes: [.posixPermissions: 0o600]))
    return file
  }

  private func partner(_ name: String, _ hub: RunningCounterpart) -> Data {
    Data(
      """
      partners:
        - partner: \(name)
          name: { vi: Trục, en: Hub }
          address: "\(hub.url)/exchange"
          system: tinh-mau
          networks: [127.0.0.0/8]
          fetch: 1 s
          others: true
      """.utf8)
  }

  @Test(
    "are asked from then on, and one who was taken out of them is asked no more, although its secret still lies there")
  func reloaded() throws {
    let folder = try TemporaryFolder()
    let systems = try secret("systems", "tinh-mau H56.06 khóa chung với trục", in: folder.url)
    let (old, new) = (
      try RunningCounterpart("hub", "--systems-file", systems), try RunningCounterpart("hub", "--systems-file", systems)
    )
    let definitions = folder.url.appending(path: "definitions")
    try FileManager.default.createDirectory(at: definitions, withIntermediateDirectories: true)
    for name in ["Workflows", "Forms", "Signatures"] {
      try FileManager.default.copyItem(at: projectRoot.appending(path: name), to: definitions.appending(path: name))
    }
    let file = definitions.appending(path: "Workflows/partners.yaml")
    try partner("truc-cu", old).write(to: file)
    let secrets = folder.url.appending(path: "secrets")
    try FileManager.default.createDirectory(at: secrets, withIntermediateDirectories: true)
    _ = try secret("truc-cu", "khóa chung với trục", in: secrets)
    let server = try RunningServer(definitions: definitions, in: folder, "--partner-secrets", secrets.path)
    func wait(_ hub: RunningCounterpart, _ times: Int) throws {
      for _ in 0..<800 where try hub.asked("getReceivedEdocList") < times { Thread.sleep(forTimeInterval: 0.05) }
      #expect(try hub.asked("getReceivedEdocList") >= times)
    }
    try wait(old, 2)
    #expect(try new.asked("getReceivedEdocList") == 0)

    try partner("truc-moi", new).write(to: file)
    _ = try secret("truc-moi", "khóa chung với trục", in: secrets)
    server.send(SIGHUP)
    _ = try server.logLine(with: "definitions-reloaded")
    try wait(new, 2)
    let before = try old.asked("getReceivedEdocList")
    // Two more rounds, in which the old one would have been asked as well.
    try wait(new, 6)
    #expect(try old.asked("getReceivedEdocList") == before)
    #expect(server.stop() == 0)
    for hub in [old, new] { #expect(try hub.stop().status == 0) }
  }
}
