import Foundation
import HTTPCalling
import JSON
import Testing

@Suite("Proofs of the log from the command line")
struct LogProofCommandTests {
  @Test("are made from the folder and checked without it; what was changed, and another head, are refused")
  func proved() throws {
    let server = try OfficeServer()
    let folder = server.folder
    let receipt = try server.file()
    try visitable(folder)
    let place = ["--data", folder.url.path + "/data"]
    let head = try motcuaList(["log", "head"] + place)
    #expect(head.status == 0, "\(head.errors)")
    let parts = head.output.split(whereSeparator: \.isWhitespace).map { String($0) }
    try #require(parts.count == 2 && parts[1].count == 64)

    let proof = try motcuaList(["log", "prove", receipt.code] + place)
    #expect(proof.status == 0, "\(proof.errors)")
    try folder.write(proof.output, to: "proof.json")
    let file = folder.url.path + "/proof.json"
    #expect(try motcuaList(["log", "check", file, "--head", parts[1]]).status == 0)
    let other = try motcuaList(["log", "check", file, "--head", String(repeating: "0", count: 64), "--lang", "en"])
    #expect(other.status == 1 && other.errors.contains("leads to another head: \(parts[1])"))
    try folder.write(proof.output.replacing("applicant", with: "applicanu"), to: "proof.json")
    let changed = try motcuaList(["log", "check", file, "--json"])
    #expect(changed.status == 1 && changed.output.contains(#""holds":false"#))

    let way = try motcuaList(["log", "consistency", "--from", "1"] + place)
    #expect(way.status == 0, "\(way.errors)")
    try folder.write(way.output, to: "way.json")
    #expect(try motcuaList(["log", "check", folder.url.path + "/way.json"]).status == 0)

    for arguments in [
      ["log", "consistency", "--from", "1000"], ["log", "head", "--size", "1000"], ["log", "prove", "1000"],
    ] {
      let beyond = try motcuaList(arguments + place + ["--lang", "en"])
      #expect(beyond.status == 1 && beyond.errors.contains("the log has"), "\(beyond.errors)")
    }
    #expect(try motcuaList(["log", "prove", "H56.06-261122-9999"] + place).status == 1)
    try folder.write(#"{"kind": "inclusion", "path": ["x"]}"#, to: "way.json")
    let broken = try motcuaList(["log", "check", folder.url.path + "/way.json", "--lang", "en"])
    #expect(broken.status == 1 && broken.errors.contains("is no proof of a log"))
  }

  @Test(
    "a server has the head that it signed stamped by the authority it is told of",
    .enabled(if: TrialFolder.isPossible, "skipped: no openssl"))
  func stamped() throws {
    let (trial, folder) = (try TrialFolder.shared.get(), try TemporaryFolder())
    let authority = try RunningAuthority(trial.folder)
    defer { authority.terminate() }
    let first = try RunningServer(in: folder)
    try folder.write(JSONValue.object(["answers": .object(OfficeServer.answers)]).canonicalText, to: "answers.json")
    let filed = try curl(
      "-H", "Content-Type: application/json", "-H", "Idempotency-Key: log-tsa", "--data-binary",
      "@\(folder.url.path)/answers.json",
      first.url.absoluteString + "/api/v1/procedures/cap-ban-sao-van-bang/dossiers")
    try #require(filed.output.contains(" 201"), "\(filed.output)")
    // Whoever stops signs what has come.
    #expect(first.stop() == 0)
    let second = try RunningServer(in: folder, "--log-tsa", authority.url, "--trial-pki", trial.folder)
    var heads = ""
    for _ in 0..<600 {
      heads = try curl(second.url.absoluteString + "/api/v1/log/heads").output
      if heads.contains(#""timeStamp":"M"#) { break }
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(heads.contains(#""timeStamp":"M"#), "\(heads)")
    #expect(second.stop() == 0)
  }

  /// Lets commands open the folder of a server that is part of the test, which keeps its secret to itself.
  private func visitable(_ folder: TemporaryFolder) throws {
    let key = folder.url.appending(path: "data/installation.key")
    #expect(
      FileManager.default.createFile(
        atPath: key.path, contents: Data(repeating: 7, count: 32), attributes: [.posixPermissions: 0o600]))
  }

  /// The check of RFC 9162, 2.1.3.2 and 2.1.4.2, by recursion over the shape of the tree instead of by its steps.
  private static let check = """
    import hashlib, json, sys
    h = lambda b: hashlib.sha256(b).digest()
    node = lambda a, b: h(b"\\x01" + a + b)
    def split(n):
        k = 1
        while k * 2 < n: k *= 2
        return k
    def inclusion(leaf, m, n, path):
        if n == 1: return leaf if not path else None
        k = split(n)
        if m < k: return node(inclusion(leaf, m, k, path[:-1]), path[-1])
        return node(path[-1], inclusion(leaf, m - k, n - k, path[:-1]))
    def consistency(m, n, path, whole, old):
        if m == n: return (old, old) if whole else (path[0], path[0])
        k = split(n)
        if m <= k:
            a, b = consistency(m, k, path[:-1], whole, old)
            return a, node(b, path[-1])
        a, b = consistency(m - k, n - k, path[:-1], False, old)
        return node(path[-1], a), node(path[-1], b)
    for name in sys.argv[1:]:
        p = json.load(open(name))
        path, head, size = [bytes.fromhex(x) for x in p["path"]], p["log"]["head"], p["log"]["size"]
        if p["kind"] == "inclusion":
            found = inclusion(h(b"\\x00" + p["entry"].encode()), p["position"] - 1, size, path)
            assert found.hex() == head, name
        else:
            old = bytes.fromhex(p["old"]["head"])
            a, b = consistency(p["old"]["size"], size, path, True, old)
            assert (a, b.hex()) == (old, head), name
    """

  @Test("hold for a program that shares nothing with this one, from the API as from the folder")
  func secondOpinion() throws {
    let server = try OfficeServer()
    let folder = server.folder
    try visitable(folder)
    var files: [String] = []
    func keep(_ proof: String) throws {
      files.append(folder.url.path + "/proof-\(files.count).json")
      try folder.write(proof, to: "proof-\(files.count - 1).json")
    }
    for number in 0..<19 {
      let receipt = try server.file("k\(number)")
      let secret = [("Authorization", "Receipt \(receipt.secret)")]
      try keep(server.citizen(.get, "/dossiers/\(receipt.code)/proof", nil, secret).canonicalText)
    }
    let head = try server.citizen(.get, "/log")
    guard case .integer(let size)? = head["size"] else {
      Issue.record("no size")
      return
    }
    for old in 1...size { try keep(server.citizen(.get, "/log/consistency?from=\(old)").canonicalText) }
    for position in 1...size {
      let proof = try motcuaList(["log", "prove", String(position), "--data", folder.url.path + "/data"])
      try keep(proof.output)
    }
    let python = Process()
    python.executableURL = URL(
      filePath: ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] ?? "/usr/bin/python3")
    python.arguments = ["-c", Self.check] + files
    try python.run()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0 && files.count >= 57)
  }
}
