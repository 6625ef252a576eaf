import Foundation
import TestSupport
import Testing

@Suite(
  "motcua act with a signed document", .enabled(if: TrialFolder.isPossible, "without openssl there is no trial PKI"))
struct SignedActCommandTests {
  /// A server that trusts the trial PKI, and officers who have signed in.
  private struct Office {
    let folder = Result { try TemporaryFolder() }
    let trial: TrialFolder
    let place: TemporaryFolder
    let server: RunningServer

    init(_ officers: [String]) throws {
      trial = try TrialFolder.shared.get()
      place = try folder.get()
      server = try RunningServer(in: place, "--trial-pki", trial.folder)
      try place.write("một mật khẩu dài\n", to: "password")
      for officer in officers {
        let added = try run("user", "add", officer, "--password-file", "password", "--data", server.data.path)
        #expect(added.status == 0, "\(added.errors)")
        let entered = try run(
          "login", "--server", server.url.absoluteString, "--name", officer, "--password-file", "password", "--session",
          officer)
        #expect(entered.status == 0, "\(entered.errors)")
      }
    }

    func run(_ words: String...) throws -> Run { try motcuaList(words, in: place.url) }

    /// Runs a command as an officer.
    func run(as officer: String, _ words: String...) throws -> Run {
      try motcuaList(words + ["--session", officer], in: place.url)
    }

    /// A transfer that the desk has entered and accepted; its code.
    func transfer() throws -> String {
      try place.write(
        """
        {"nguoi-de-nghi": {"ho-ten": "Lê Thị Mẫu", "ngay-sinh": "1990-05-01", "so-dinh-danh": "038190001234"},
         "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "truong-di": "thpt-trung-tam",
         "chuc-danh": "nhan-vien", "ngay-tuyen-dung": "2015-09-01", "truong-den": "thpt-song-mau",
         "ly-do": "chuyen-mon", "trinh-bay": "Gần nhà", "nhan-ket-qua": "tai-bo-phan"}
        """, to: "to-khai.json")
      var words = ["enter", "thuyen-chuyen-vien-chuc", "--answers", "to-khai.json", "--json", "--session", "lan"]
      for part in ["so-yeu-ly-lich", "van-bang-chung-chi", "quyet-dinh-luong", "nhan-xet-danh-gia"] {
        try place.write(BarePaper.pdfText(part), to: part + ".pdf")
        words += ["--paper", "\(part)=\(part).pdf"]
      }
      let entered = try motcuaList(words, in: place.url)
      #expect(entered.status == 0, "\(entered.errors)")
      let code = try JSONDecoder().decode(Entered.self, from: Data(entered.output.utf8)).code
      let accepted = try run(as: "lan", "act", code, "tiep-nhan")
      #expect(accepted.status == 0, "\(accepted.errors)")
      return code
    }

    private struct Entered: Decodable {
      let code: String
    }
  }

  @Test("takes a consent whose statement was issued, signed with a time stamp and handed over, and keeps its evidence")
  func consent() throws {
    let office = try Office(["lan", "an"])
    let authority = try office.trial.authority()
    defer { authority.terminate() }
    let code = try office.transfer()
    let missing = try office.run(as: "an", "act", code, "dong-y")
    #expect(missing.status == 64 && missing.errors.contains("--signed"), "\(missing.errors)")
    let issued = try office.run(as: "an", "statement", code, "dong-y", "--pdf", "phieu.pdf")
    #expect(issued.status == 0, "\(issued.errors)")
    // A reason goes along in the body; the statement of a deed does not quote it, and is the same.
    let again = try office.run(as: "an", "statement", code, "dong-y", "--pdf", "phieu-2.pdf", "--reason", "Đồng ý")
    let papers = try ["phieu.pdf", "phieu-2.pdf"].map { try Data(contentsOf: office.place.url.appending(path: $0)) }
    #expect(again.status == 0 && papers[0] == papers[1], "\(again.errors)")
    let unsigned = try office.run(as: "an", "act", code, "dong-y", "--signed", "phieu.pdf")
    #expect(unsigned.status == 1 && unsigned.output.isEmpty, "\(unsigned.errors)")
    try office.place.write(BarePaper.pdfText("khác"), to: "khac.pdf")
    for file in ["phieu.pdf", "khac.pdf"] {
      let signed = try motcuaList(
        ["signature", "sign", file, "--tsa", authority.url] + office.trial.signer("an") + office.trial.material,
        in: office.place.url)
      #expect(signed.status == 0, "\(signed.errors)")
    }
    let other = try office.run(as: "an", "act", code, "dong-y", "--signed", "khac.signed.pdf")
    #expect(other.status == 1 && other.errors.contains("do cổng phát hành"), "\(other.errors)")
    let done = try office.run(as: "an", "act", code, "dong-y", "--signed", "phieu.signed.pdf")
    #expect(done.status == 0, "\(done.errors)")
    #expect(try office.run(as: "an", "show", code).output.contains("phieu.signed.pdf, Vũ Thị An (TRIAL)"))
    let kept = try office.run(as: "an", "signature", "evidence", code, "--out", "bang-chung.zip")
    #expect(kept.status == 0, "\(kept.errors)")
    let recorded = try office.run("signature", "verify", "--evidence", "bang-chung.zip", "--at", "recorded", "--json")
    #expect(recorded.status == 0 && recorded.output.contains("TOTAL_PASSED"), "\(recorded.errors)")
    // Years later only the office's own log proves that it was there, when it is asked.
    let later = ["signature", "verify", "--evidence", "bang-chung.zip", "--at", "2046-06-15T12:00", "--json"]
    let alone = try motcuaList(later, in: office.place.url)
    #expect(alone.output.contains("\"record\":null") && !alone.output.contains("\"provenBy\":\"receipt\""))
    let asked = try motcuaList(later + ["--data", office.server.data.path], in: office.place.url)
    #expect(asked.output.contains("\"dossier\":\"\(code)\"") && asked.output.contains("\"leaf\":"), "\(asked.errors)")
    let shown = try motcuaList(later.dropLast() + ["--lang", "en"], in: office.place.url)
    #expect(shown.errors.contains("No record was asked"), "\(shown.errors)")
    #expect(office.server.stop() == 0)
  }

  @Test(
    "leaves a consent that nothing decides to the records clerk, who finds it in the queue, and does it once it counts")
  func undecided() throws {
    let office = try Office(["lan", "an", "minh"])
    let code = try office.transfer()
    let issued = try office.run(as: "an", "statement", code, "dong-y", "--pdf", "phieu.pdf")
    #expect(issued.status == 0, "\(issued.errors)")
    // The policy wants a time stamp; without one somebody has to look.
    let signed = try motcuaList(
      ["signature", "sign", "phieu.pdf"] + office.trial.signer("an") + office.trial.material, in: office.place.url)
    #expect(signed.status == 0, "\(signed.errors)")
    let held = try office.run(as: "an", "act", code, "dong-y", "--signed", "phieu.signed.pdf", "--lang", "en")
    #expect(held.status == 2 && held.output.contains("Not done yet"), "\(held.output)\(held.errors)")
    #expect(held.errors.contains("somebody is asked to decide about it"), "\(held.errors)")
    let own = try office.run(as: "an", "act", code, "chap-nhan-chu-ky", "--reason", "Tôi ký")
    #expect(own.status != 0, "who signed does not decide")
    let queue = try office.run(as: "minh", "queue", "--undecided")
    #expect(queue.output.contains(code) && queue.output.contains("\tundecided"), "\(queue.output)\(queue.errors)")
    let shown = try office.run(as: "minh", "show", code)
    #expect(shown.output.contains("đang chờ người có thẩm quyền quyết định"), "\(shown.output)")
    let accepted = try office.run(as: "minh", "act", code, "chap-nhan-chu-ky", "--reason", "Đã gọi hiệu trưởng")
    #expect(accepted.status == 0, "\(accepted.errors)")
    let done = try office.run(as: "an", "act", code, "dong-y")
    #expect(done.status == 0, "\(done.errors)")
    #expect(try office.run(as: "an", "show", code).output.contains("Phạm Quang Minh chấp nhận: Đã gọi hiệu trưởng"))
    #expect(office.server.stop() == 0)
  }
}
