import Foundation
import HTTPCalling
import JSON
import Testing

@Suite("An officer's commands")
struct OfficerCommandsTests {
  @Test("carry a dossier from the queue over a supplement and the register to the signed copy")
  func fromEndToEnd() throws {
    let office = try OfficeServer(officers: ["lan", "duc", "hoa"])
    let (code, secret) = try office.file("a", ["so-hieu": "B 0999999"])

    let queue = try office.json("queue", "--free")
    #expect(queue["tasks"]?.list.compactMap { $0["dossier"]?["code"]?.text } == [code])
    #expect(queue["next"]?.isNull == true)
    let taken = try office.run("take", code)
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(taken.output.hasPrefix("Đã nhận hồ sơ \(code).\n"))
    #expect(try office.json("queue", "--mine")["tasks"]?.list.count == 1)
    #expect(try office.json("queue", "--free")["tasks"]?.list.isEmpty == true)

    let asked = try office.json(
      "act", code, "yeu-cau-bo-sung", "--reason", "Số hiệu không đọc được", "--item", "field:so-hieu=Ghi lại số hiệu")
    #expect(asked["place"]?["id"]?.text == "cho-bo-sung")
    #expect(asked["letters"]?.list.count == 1)
    let paused = try office.run("show", code)
    #expect(paused.output.contains("Tình trạng  Chờ bổ sung giấy tờ"))
    #expect(paused.output.contains("Ghi lại số hiệu"))

    let receipt = [("Authorization", "Receipt " + secret)]
    let version = try #require(try office.citizen(.get, "/dossiers/\(code)", nil, receipt)["version"]?.number)
    let task = try #require(
      try office.citizen(.get, "/dossiers/\(code)", nil, receipt)["tasks"]?.list.first?["task"]?.number)
    try office.citizen(
      .post, "/dossiers/\(code)/actions",
      [
        "task": JSONValue(task), "action": "nop-bo-sung", "supplement": ["answers": ["so-hieu": "B 0123456"]],
      ], receipt + [("Idempotency-Key", "s"), ("If-Match", "\"\(version)\"")])

    #expect(try office.json("act", code, "tiep-nhan")["place"]?["id"]?.text == "tra-so-goc")
    let found = try office.run("show", code, as: "duc")
    #expect(
      found.output.contains("Sổ gốc cấp văn bằng, chứng chỉ – khớp với sổ gốc (125/2008)"), "\(found.output)")
    #expect(found.output.contains("=  Số hiệu văn bằng") && !found.output.contains("so-hieu"), "\(found.output)")
    #expect(try office.json("act", code, "trinh-ky", as: "duc")["place"]?["id"]?.text == "ky-ban-sao")
    let signed = try office.run("act", code, "ky-cap", as: "hoa")
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(signed.output.contains("Đã trả kết quả") && signed.output.contains("Văn bản"))
    #expect(try office.citizen(.get, "/dossiers/\(code)", nil, receipt)["place"]?["kind"]?.text == "end")
    let letters = try office.json("show", code, as: "hoa")["letters"]?.list ?? []
    for letter in letters {
      let page = try office.run("show", code, "--letter", "\(letter["index"]?.number ?? 0)", as: "hoa")
      #expect(page.status == 0 && page.output.contains(letter["number"]?.text ?? "?"))
    }
    let file = office.folder.url.appending(path: "letter.pdf")
    let form = try office.run("show", code, "--pdf", file.path, as: "hoa")
    #expect(form.status == 0, "\(form.errors)")
    let printed = try office.run("show", code, "--letter", "1", "--pdf", file.path, "--overwrite", as: "hoa")
    #expect(printed.status == 0, "\(printed.errors)")
    #expect(try Data(contentsOf: file).starts(with: Data("%PDF-".utf8)))
    let again = try office.run("show", code, "--letter", "1", "--pdf", file.path, as: "hoa")
    #expect(again.status == 1 && again.errors.contains("không ghi đè"))
    let none = try office.run("show", code, "--letter", "9", "--pdf", file.path + ".2", as: "hoa")
    #expect(none.status == 1 && !FileManager.default.fileExists(atPath: file.path + ".2"))
  }

  @Test("list what is possible, why the rest is not, and name the action that was meant")
  func possible() throws {
    let office = try OfficeServer()
    let code = try office.file().code
    let listed = try office.run("act", code)
    #expect(listed.status == 0)
    #expect(
      listed.output.contains("+  yeu-cau-bo-sung") && listed.output.contains("(--item ITEM=REMARK --reason TEXT)"))
    let actions = try office.json("act", code)["actions"]?.list ?? []
    #expect(actions.contains { $0["action"]?.text == "tiep-nhan" })
    let wrong = try office.run("act", code, "tiep-nhn")
    #expect(wrong.status == 64 && wrong.errors.hasSuffix("ý bạn là “tiep-nhan”?\n"))
    let needs = try office.run("act", code, "tu-choi")
    #expect(needs.status == 64 && needs.errors == "motcua: tu-choi cần thêm: --reason TEXT\n")
    let notAsked = try office.run("act", code, "yeu-cau-bo-sung", "--reason", "x", "--item", "so-hieu=y")
    #expect(notAsked.status == 64 && notAsked.errors.contains("field:so-hieu="))
  }

  @Test("tell two officers apart: who comes second is told, and nothing happens twice")
  func stale() throws {
    let office = try OfficeServer()
    let code = try office.file().code
    let version = try #require(try office.json("show", code)["version"]?.number)
    let word = String(version)
    let first = ["act", code, "tiep-nhan", "--task", "1", "--if-version", word, "--key", "k1", "--json"]
    let session = ["--session", office.session(of: "lan")]
    let done = try motcuaList(first + session)
    #expect(done.status == 0, "\(done.errors)")
    let stale = try office.run(
      "act", code, "tu-choi", "--reason", "x", "--task", "1", "--if-version", word, "--key", "k2")
    #expect(stale.status == 1 && stale.errors.contains("hồ sơ đã thay đổi") && stale.errors.contains("show \(code)"))
    let again = try motcuaList(first + session)
    let (one, two) = (try JSONValue(reading: done.output), try JSONValue(reading: again.output))
    #expect(again.status == 0 && one["version"] == two["version"])
    let other = try office.run("comment", code, "khác", "--if-version", word, "--key", "k1")
    #expect(other.status == 1 && other.errors.contains("--key này đã dùng"))
    let bare = try office.run("act", code, "tiep-nhan", "--key", "k1")
    #expect(bare.status == 64 && bare.errors.contains("--if-version, --task"))
  }

  @Test("take, give back, and leave remarks that show in the timeline")
  func remarks() throws {
    let office = try OfficeServer()
    let code = try office.file().code
    #expect(try office.run("take", code).status == 0)
    #expect(try office.run("release", code).status == 0)
    #expect(try office.run("comment", code, "Đã gọi điện \u{1B}[31mđỏ").status == 0)
    let page = try office.run("show", code, "--why")
    #expect(page.output.contains("Đã gọi điện �[31mđỏ") && !page.output.contains("\u{1B}"))
  }

  @Test("write to the applicant, who has written before")
  func messages() throws {
    let office = try OfficeServer()
    let code = try office.file().code
    let sent = try office.run("comment", code, "--to-applicant", "Chiều nay có, mời\nông đến")
    #expect(sent.status == 0 && sent.errors.isEmpty, "\(sent)")
    let page = try office.run("show", code)
    #expect(page.output.contains("Trao đổi với người nộp") && page.output.contains("Chiều nay có, mời"))
    let queue = try office.run("queue")
    #expect(queue.output.split(separator: "\n").first?.split(separator: "\t").count == 11, "\(queue.output)")
  }

  @Test("find marked names by unmarked words, page by page")
  func search() throws {
    let office = try OfficeServer()
    let codes = try (1...3).map { try office.file("k\($0)").code }
    #expect(try office.json("search", "duc")["dossiers"]?.list.count == 3)
    let page = try office.json("search", "tran", "duc", "--limit", "2")
    let next = try #require(page["next"]?.text)
    let rest = try office.json("search", "tran", "duc", "--limit", "2", "--after", next)
    let found = ((page["dossiers"]?.list ?? []) + (rest["dossiers"]?.list ?? [])).compactMap { $0["code"]?.text }
    #expect(Set(found) == Set(codes) && found.count == 3)
    #expect(try office.run("search", "khong-co-ai").errors == "Không tìm thấy hồ sơ nào.\n")
  }

  @Test("write plain columns behind a pipe, overdue in words")
  func plain() throws {
    let office = try OfficeServer()
    let code = try office.file().code
    try office.go(to: "2026-11-19T16:30")
    let fields = try office.run("queue").lines.first?.split(separator: "\t").map(String.init) ?? []
    #expect(fields.count == 11)
    #expect(fields.prefix(2) == [code, "1"] && fields[3...5] == ["cap-ban-sao-van-bang", "tiep-nhan", "Trần Văn Đức"])
    #expect(fields.suffix(4) == ["overdue", "-", "-", "-"])
  }

  @Test("enter a paper dossier from a template, and name each wrong answer by its label")
  func enter() throws {
    let office = try OfficeServer()
    let template = try office.run("enter", "cap-ban-sao-van-bang", "--template")
    #expect(template.status == 0 && template.errors.contains("Số lượng bản sao (số ≥ 1 ≤ 20; bắt buộc)"))
    guard case .object(let empty) = try JSONValue(reading: template.output) else {
      Issue.record("the template is no object")
      return
    }
    #expect(Set(empty.map(\.key)).isSuperset(of: OfficeServer.answers.map(\.key)))
    var answers = empty
    for (name, value) in OfficeServer.answers { answers[name] = value }
    answers["so-luong"] = 100
    try office.folder.write(JSONValue.object(answers).canonicalText, to: "to-khai.json")
    let file = office.folder.url.appending(path: "to-khai.json").path
    let wrong = try office.run("enter", "cap-ban-sao-van-bang", "--answers", file)
    #expect(wrong.status == 1 && wrong.errors.contains("  Số lượng bản sao (so-luong): "), "\(wrong.errors)")
    answers["so-luong"] = 1
    answers["quan-he"] = "uy-quyen"
    try office.folder.write(JSONValue.object(answers).canonicalText, to: "to-khai.json")
    try office.folder.write("%PDF-1.4\n%%EOF\n", to: "giay.pdf")
    let paper = "giay-uy-quyen=" + office.folder.url.appending(path: "giay.pdf").path
    let receipt = try office.json("enter", "cap-ban-sao-van-bang", "--answers", file, "--paper", paper)
    let (code, secret) = (try #require(receipt["code"]?.text), try #require(receipt["secret"]?.text))
    let view = try office.citizen(.get, "/dossiers/\(code)", nil, [("Authorization", "Receipt " + secret)])
    #expect(view["channel"]?.text == "counter")

    let copy = office.folder.url.appending(path: "copy.pdf")
    let saved = try office.run("show", code, "--paper", "1", "--to", copy.path)
    #expect(saved.status == 0, "\(saved.errors)")
    #expect(try String(contentsOf: copy, encoding: .utf8) == "%PDF-1.4\n%%EOF\n")
    #expect(try office.run("show", code, "--paper", "1", "--to", copy.path).errors.contains("không ghi đè"))
    #expect(try office.run("show", code, "--paper", "2", "--to", copy.path + "2").status == 1)
  }
}

extension JSONValue {
  fileprivate var isNull: Bool { if case .null = self { true } else { false } }
}
