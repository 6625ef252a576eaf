import Foundation
import Testing

/// Signatures that `Tests/Signing/message_cases.py` makes, with what is to be said about them.
private struct SignedCases {
  struct Case: Decodable {
    let name: String
    let file: String
    let content: String?
    let trust: String?
    let intermediates: String?
    let lists: String?
    let at: String
    let indication: String
    let subIndication: String?
  }

  let folder = Result { try TemporaryFolder() }

  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]

  /// Fills the folder and answers its cases.
  func make() throws -> (TemporaryFolder, [Case]) {
    let folder = try folder.get()
    let python = try #require(SignedCases.python)
    let script = projectRoot.appending(path: "Tests/Signing/message_cases.py").path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let made = try run(URL(filePath: python), ["-B", script, folder.url.path], environment: ["PATH": path])
    #expect(made.status == 0, "\(made.errors)")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: folder.url.appending(path: "cases.json")))
    return (folder, cases)
  }
}

private struct Verdict: Decodable {
  struct Signature: Decodable {
    let indication: String
    let subIndication: String?
  }

  let indication: String
  let subIndication: String?
  let signatures: [Signature]
}

@Suite("motcua signature verify")
struct SignatureCommandTests {
  @Test(
    "answers scripts with the verdict, and ends with 0 for valid, 2 for undecided and 1 for not valid",
    .enabled(if: SignedCases.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
  func verdicts() throws {
    let (folder, cases) = try SignedCases().make()
    let status = ["TOTAL_PASSED": 0, "INDETERMINATE": 2, "TOTAL_FAILED": 1] as [String: Int32]
    // A handful by the program; all of them are judged by the room's own tests.
    let shown: Set<String> = [
      "good-rsa", "good-pss", "good-ec256-sha256", "openssl-indefinite-length", "expired", "expired-stamped-before",
      "revoked-then-stamped", "stamped-then-revoked", "stale-list", "no-lists", "other-anchors", "no-anchors",
      "two-signers-the-first-false", "trailing-byte", "no-signing-certificate-attribute", "sha1", "rsa1024",
      "usage-encipherment-only", "content-changed", "good-intermediate-given", "plain-text", "empty",
    ]
    let chosen = cases.filter { shown.contains($0.name) }
    #expect(chosen.count == shown.count)
    for one in chosen {
      var words = ["signature", "verify", one.file, "--json", "--at", one.at]
      for (option, file) in [
        ("--content", one.content), ("--trust", one.trust), ("--intermediates", one.intermediates),
        ("--crl", one.lists),
      ] {
        if let file { words += [option, file] }
      }
      let run = try motcuaList(words, in: folder.url)
      #expect(run.errors.isEmpty && run.lines.count == 1, "\(one.name): \(run.errors)")
      let verdict = try JSONDecoder().decode(Verdict.self, from: Data(run.output.utf8))
      #expect(verdict.indication == one.indication, "\(one.name)")
      #expect(verdict.subIndication == one.subIndication, "\(one.name)")
      #expect(run.status == status[one.indication], "\(one.name)")
    }
  }

  @Test(
    "shows officers who signed, when, and what to do next, in their language, and takes folders",
    .enabled(if: SignedCases.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
  func people() throws {
    let (folder, cases) = try SignedCases().make()
    let one = try #require(cases.first { $0.name == "stamped" })
    let anchors = folder.url.appending(path: "anchors")
    let lists = folder.url.appending(path: "lists")
    for (place, file) in [(anchors, one.trust), (lists, one.lists)] {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: folder.url.appending(path: try #require(file)), to: place.appending(path: "one.pem"))
      try Data("no certificate".utf8).write(to: place.appending(path: "README"))
    }
    let words = ["signature", "verify", one.file, "--content", try #require(one.content), "--at", one.at]
    let good = try motcuaList(words + ["--trust", "anchors", "--crl", "lists"], in: folder.url)
    #expect(good.status == 0, "\(good.errors)")
    #expect(good.output.hasPrefix("HỢP LỆ (TOTAL_PASSED)\n"))
    #expect(good.output.contains("Người ký: Nguyễn Thị Thử\n"))
    #expect(good.output.contains("2026-06-13T19:00:00+07:00, theo dấu thời gian\n"))
    let useless = try motcuaList(words + ["--trust", "anchors", "--crl", "lists/README", "--json"], in: folder.url)
    #expect(useless.status == 2 && useless.output.contains("\"TRY_LATER\""))
    let alone = try motcuaList(words + ["--trust", "anchors", "--lang", "en"], in: folder.url)
    #expect(alone.status == 2)
    #expect(alone.output.hasPrefix("UNDECIDED (INDETERMINATE, TRY_LATER)\n"))
    #expect(alone.output.contains("Next: check again once there is a newer revocation list\n"))
  }

  @Test(
    "keeps evidence that gives the same report years later with nothing but the bundle, and says when it does not",
    .enabled(if: SignedCases.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
  func evidence() throws {
    let (folder, cases) = try SignedCases().make()
    let one = try #require(cases.first { $0.name == "good-rsa" })
    let (content, trust, lists) = (try #require(one.content), try #require(one.trust), try #require(one.lists))
    let verify = ["signature", "verify", "--json"]
    let made = try motcuaList(
      verify + [one.file, "--content", content, "--trust", trust, "--crl", lists, "--at", one.at]
        + ["--save-evidence", "one.zip"], in: folder.url)
    #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
    for file in [one.file, content, trust, lists] {
      try FileManager.default.removeItem(at: folder.url.appending(path: file))
    }
    let again = try motcuaList(verify + ["--evidence", "one.zip", "--at", "recorded"], in: folder.url)
    #expect(again.status == 0 && again.output == made.output && again.errors.isEmpty)
    let later = try motcuaList(verify + ["--evidence", "one.zip", "--at", "2036-06-15T12:00"], in: folder.url)
    #expect(later.status == 2 && later.output.contains("OUT_OF_BOUNDS_NO_POE"))
    let strange = try motcuaList(
      verify + ["--evidence", "one.zip", "--at", one.at, "--trust", try #require(cases[1].trust)], in: folder.url)
    #expect(strange.status == 0)
    let bundle = folder.url.appending(path: "one.zip")
    var bytes = try Data(contentsOf: bundle)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: folder.url.appending(path: "altered.zip"))
    let altered = try motcuaList(verify + ["--evidence", "altered.zip", "--at", "recorded"], in: folder.url)
    #expect(altered.status == 1 && altered.output.isEmpty && altered.errors.contains("altered.zip"))
    for more in [
      ["--save-evidence", "one.zip", "lan.pem"], ["--evidence", "one.zip", "lan.pem"],
      ["--evidence", "one.zip", "--at", "recorded", "--crl", "lan.pem"], [], ["--evidence", "/nowhere"],
    ] {
      let run = try motcuaList(["signature", "verify"] + more, in: folder.url)
      #expect([1, 64].contains(run.status) && run.output.isEmpty && !run.errors.isEmpty, "\(more): \(run.status)")
    }
  }

  @Test("refuses policies and records that are not there, and files that are not what they are given for")
  func usage() throws {
    let folder = try TemporaryFolder()
    try folder.write("Kính gửi", to: "x.txt")
    for more in [
      ["--policy", "la"], ["--at", "recorded"], ["--at", "hom qua"], ["--trust", "/nowhere"], ["--trust", "x.txt"],
      ["--crl", "/nowhere"], ["--content", "/nowhere"],
    ] {
      let run = try motcuaList(["signature", "verify", "x.txt"] + more, in: folder.url)
      #expect(run.status == 64 && run.output.isEmpty, "\(more): \(run.status) \(run.output)")
      #expect(run.errors.hasPrefix("motcua: ") && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    }
    #expect(try motcuaList(["signature", "verify", "x.txt", "--policy", "strict"], in: folder.url).status == 1)
  }
}
