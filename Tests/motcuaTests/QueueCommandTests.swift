import Foundation
import JSON
import Testing

@Suite("motcua queue")
struct QueueCommandTests {
  private func codes(_ office: OfficeServer, _ words: String..., as officer: String = "lan") throws -> [String] {
    let run = try motcuaList(["queue"] + words + ["--json", "--session", office.session(of: officer)])
    try #require(run.status == 0, "\(run.errors)")
    return try JSONValue(reading: run.output)["tasks"]?.list.compactMap { $0["dossier"]?["code"]?.text } ?? []
  }

  @Test("shows what a procedure, a step, a unit, a moment or a wait asks for, and refuses names that nothing has")
  func filters() throws {
    let office = try OfficeServer()
    let first = try office.file("filter-1").code
    try office.go(to: "2026-11-19T10:00")
    let second = try office.file("filter-2").code
    _ = try office.json(
      "act", second, "yeu-cau-bo-sung", "--reason", "Thiếu", "--item", "field:so-hieu=Ghi số hiệu")
    #expect(try codes(office, "--procedure", "cap-ban-sao-van-bang", "--step", "tiep-nhan") == [first])
    #expect(try codes(office, "--procedure", "thuyen-chuyen-vien-chuc").isEmpty)
    #expect(try codes(office, "--unit", "so-gddt") == [first])
    #expect(try codes(office, "--waiting", "applicant") == [second])
    #expect(try codes(office, "--waiting", "officer") == [first])
    #expect(try codes(office, "--waiting", "agency").isEmpty)
    #expect(try codes(office, "--received-since", "2026-11-19T09:30").isEmpty)
    #expect(try codes(office, "--received-since", "2026-11-19T09:00") == [first])
    #expect(try codes(office, "--overdue").isEmpty)
    try office.go(to: "2026-11-19T16:30")
    #expect(try codes(office, "--overdue") == [first])
    #expect(try codes(office, "--due-before", "2026-11-19T13:00").isEmpty)

    #expect(try office.run("queue", "--undecided").errors == "Không có việc nào.\n")
    let unknown = try office.run("queue", "--procedure", "cap-ban-sao-van-bag")
    #expect(unknown.status == 1 && unknown.errors.contains("Có phải “cap-ban-sao-van-bang”?"), "\(unknown.errors)")
    let step = try office.run("queue", "--step", "tiep-nhn")
    #expect(step.status == 1 && step.errors.contains("Có phải “tiep-nhan”?"), "\(step.errors)")
    let unit = try office.run("queue", "--unit", "so-gdt")
    #expect(unit.status == 1 && unit.errors.contains("Có phải “so-gddt”?"), "\(unit.errors)")
    #expect(try office.run("queue", "--waiting", "aplicant").errors.hasSuffix("ý bạn là “applicant”?\n"))
  }

  @Test("saves filters under a name on the server, the same from every machine, until they are forgotten")
  func saved() throws {
    let office = try OfficeServer(officers: ["lan", "duc"])
    let code = try office.file("saved-1").code
    _ = try office.file("saved-2")
    _ = try office.json("take", code)
    let saved = try office.run("queue", "--mine", "--step", "tiep-nhan", "--save", "Việc của tôi")
    #expect(saved.status == 0 && saved.output == "Đã lưu; xem bằng: motcua queue 'Việc của tôi'\n", "\(saved.errors)")
    #expect(try codes(office, "Việc của tôi") == [code])
    #expect(try codes(office, "Việc của tôi".decomposedStringWithCanonicalMapping) == [code])
    #expect(try codes(office, "Việc của tôi", "--free").count == 1, "what is said counts for more")
    #expect(try office.run("queue", "--saved").output == "Việc của tôi\tholder=me step=tiep-nhan\n")
    #expect(try office.run("queue", "--saved", as: "duc").errors == "Chưa lưu hàng chờ nào.\n")
    let wrong = try office.run("queue", "Việc của tui")
    #expect(wrong.status == 64 && wrong.errors.hasSuffix("ý bạn là “Việc của tôi”?\n"), "\(wrong.errors)")
    #expect(try office.run("queue", "--step", "tiep-nhn", "--save", "x").status == 1)
    #expect(try office.run("queue", "--forget", "Việc của tôi").status == 0)
    let gone = try office.run("queue", "--forget", "Việc của tôi")
    #expect(gone.status == 1 && gone.errors.contains("Việc của tôi"))
  }

  @Test("is watched on a terminal until Ctrl-C, and shows what has changed")
  func watched() throws {
    let office = try OfficeServer()
    let terminal = try Terminal(["queue", "--watch", "--every", "1", "--session", office.session(of: "lan")])
    try terminal.wait(for: "Không có việc nào.")
    let code = try office.file("watched").code
    try terminal.wait(for: code)
    try terminal.type("\u{3}")
    let end = try terminal.end()
    #expect(end.status == 0 && end.shown.contains("1 việc") && terminal.echoes, "\(end.status) \(end.shown)")
    let piped = try office.run("queue", "--watch")
    #expect(piped.status == 64 && piped.errors.contains("--json"))
  }

  @Test("says no when it is watched without a right to see, and does not go on for ever")
  func signedOut() throws {
    let office = try OfficeServer()
    let session = try String(contentsOfFile: office.session(of: "lan"), encoding: .utf8)
    try office.folder.write(session, to: "config/other.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: office.session(of: "other"))
    #expect(try office.run("logout").status == 0)
    let run = try office.run("queue", "--watch", "--json", as: "other")
    #expect(run.status == 1 && run.errors.contains("motcua login"), "\(run.errors)")
  }
}

@Suite("Completion in bash")
struct CompletionTests {
  /// What bash offers for words, of which the last is being typed.
  private func offers(_ words: String...) throws -> [String] {
    let folder = try builtMotcua.deletingLastPathComponent().path
    let script = """
      source <(motcua completion bash)
      COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _motcua
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let run = try run(
      URL(filePath: "/bin/bash"), ["-c", script, "bash", "motcua"] + words,
      environment: ["PATH": folder + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    try #require(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.lines.map(String.init)
  }

  @Test("offers commands, their second words, options and what an option takes, by the program's own table")
  func table() throws {
    #expect(try offers("qu") == ["queue"])
    #expect(try offers("rules", "e") == ["eval", "explain"])
    #expect(try offers("queue", "--wa") == ["--waiting", "--watch"])
    #expect(try offers("queue", "--waiting", "a") == ["applicant", "agency"])
    #expect(try offers("queue", "--waiting", "=", "ag") == ["agency"])
    #expect(try offers("due", "--explain", "--lang", "") == ["vi", "en"])
    #expect(try offers("act", "--session", "Pack") == ["Package.swift"])
    #expect(try offers("nonsense", "x").isEmpty)
  }

  @Test("offers the names that the server knows, and nothing where it does not answer")
  func names() throws {
    let office = try OfficeServer()
    let code = try office.file("names").code
    #expect(try office.run("queue", "--mine", "--save", "của tôi").status == 0)
    let session = office.session(of: "lan")
    #expect(try offers("queue", "--session", session, "--procedure", "cap-") == ["cap-ban-sao-van-bang"])
    #expect(try offers("show", "--session", session, "H") == [code])
    #expect(try offers("act", "--session", session, code, "ti") == ["tiep-nhan"])
    #expect(try offers("queue", "--session", session, "--step", "t") == ["tiep-nhan"])
    #expect(try offers("queue", "--session", session, "c") == ["của\\ tôi"])
    office.stop()
    #expect(try offers("show", "--session", session, "H").isEmpty)
  }
}
