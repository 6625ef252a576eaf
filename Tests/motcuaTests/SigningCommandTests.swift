import Foundation
import TestSupport
import Testing

@Suite("motcua signature sign", .enabled(if: TrialFolder.isPossible, "without openssl there is no trial PKI"))
struct SigningCommandTests {
  private func trial() throws -> TrialFolder { try TrialFolder.shared.get() }

  static let documents: [(file: String, text: String, signed: String)] = [
    ("don.txt", "Đơn xin cấp bản sao\n", "don.txt.p7s"),
    ("ho-so.xml", "<hoSo><nguoi>Trần Thị Mai</nguoi></hoSo>", "ho-so.signed.xml"),
    ("giay.pdf", BarePaper.pdfText("giấy"), "giay.signed.pdf"),
  ]

  @Test("signs text, XML and PDF so that verification holds, and never overwrites", arguments: documents.indices)
  func signs(_ row: Int) throws {
    let (file, text, signed) = SigningCommandTests.documents[row]
    let (trial, folder) = (try trial(), try TemporaryFolder())
    try folder.write(text, to: file)
    let words = ["signature", "sign", file, "--json"] + trial.signer("nguoi-nop") + trial.material
    let run = try motcuaList(words, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    #expect(answer.file == signed && answer.level == "B-B")
    let verified = try trial.verify(signed, content: signed.hasSuffix(".p7s") ? file : nil, in: folder)
    #expect(verified.status == 0 && verified.output.contains("TOTAL_PASSED"), "\(verified.output)")
    #expect(verified.output.contains("Trần Thị Mai (TRIAL)"))
    let again = try motcuaList(words, in: folder.url)
    #expect(again.status == 1 && again.output.isEmpty)
  }

  private struct Answer: Decodable {
    let file: String
    let level: String
  }

  @Test("has the time proven by a time-stamping authority of the same trial")
  func stamped() throws {
    let (trial, folder) = (try trial(), try TemporaryFolder())
    let authority = try trial.authority()
    defer { authority.terminate() }
    for (file, text, signed) in SigningCommandTests.documents {
      try folder.write(text, to: file)
      let run = try motcuaList(
        ["signature", "sign", file, "--tsa", authority.url] + trial.signer("hoa") + trial.material, in: folder.url)
      #expect(run.status == 0, "\(run.errors)")
      let verified = try trial.verify(signed, content: signed.hasSuffix(".p7s") ? file : nil, in: folder)
      #expect(verified.status == 0 && !verified.output.contains(#""provenTime":null"#), "\(verified.output)")
      #expect(verified.output.contains("Dấu thời gian THỬ NGHIỆM (TRIAL)"))
    }
    // Another answer than a stamp, and nobody there at all.
    try folder.write("x", to: "khac.txt")
    for (url, status) in [(authority.url + "/khac", Int32(75)), ("http://127.0.0.1:1", 75), ("ftp://x", 1)] {
      let run = try motcuaList(["signature", "sign", "khac.txt", "--tsa", url] + trial.signer("hoa"), in: folder.url)
      #expect(run.status == status && run.output.isEmpty, "\(url): \(run.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "khac.txt.p7s").path))
  }

  @Test(
    "refuses an authority that answers with more than a stamp can be, or with something else",
    arguments: [
      String(repeating: "x", count: 100_000), "không phải dấu thời gian", "",
    ])
  func badAuthority(_ body: String) throws {
    let (trial, folder) = (try trial(), try TemporaryFolder())
    let listener = try AnsweringSocket(body)
    try folder.write("x", to: "don.txt")
    let run = try motcuaList(
      ["signature", "sign", "don.txt", "--tsa", listener.url] + trial.signer("hoa"), in: folder.url)
    #expect([1, 75].contains(run.status) && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "don.txt.p7s").path))
  }

  @Test(
    "signs with the scheme that is asked for, as far as the key has it",
    arguments: [
      ("--algorithm ecdsa-sha384", Int32(0)), ("--algorithm ecdsa", 0), ("--algorithm rsa-pss", 1),
      ("--algorithm rsa-pkcs1-sha512", 1), ("--algorithm ecdsa-sha1", 64),
    ])
  func schemes(_ words: String, _ status: Int32) throws {
    let (trial, folder) = (try trial(), try TemporaryFolder())
    for (file, text, signed) in SigningCommandTests.documents {
      try folder.write(text, to: file)
      let run = try motcuaList(
        ["signature", "sign", file] + words.split(separator: " ").map(String.init) + trial.signer("hoa")
          + trial.material, in: folder.url)
      #expect(run.status == status, "\(words): \(run.errors)")
      guard status == 0 else { continue }
      let verified = try trial.verify(signed, content: signed.hasSuffix(".p7s") ? file : nil, in: folder)
      #expect(verified.status == 0, "\(verified.output)")
      if words.hasSuffix("384") { #expect(verified.output.lowercased().contains("sha-384"), "\(verified.output)") }
    }
  }

  @Test("signs one element of an XML document, and puts the signature where it is asked for")
  func element() throws {
    let (trial, folder) = (try trial(), try TemporaryFolder())
    try folder.write(
      #"<hoSo xmlns:k="urn:vi-du"><don Id="don-1"><nguoi>Mai</nguoi></don><k:chuKy/></hoSo>"#, to: "a.xml")
    let sign = ["signature", "sign", "a.xml"] + trial.signer("hoa") + trial.material
    let run = try motcuaList(sign + ["--element", "don-1", "--place", "{urn:vi-du}chuKy"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let text = try String(contentsOf: folder.url.appending(path: "a.signed.xml"), encoding: .utf8)
    #expect(text.contains(##"URI="#don-1""##) && text.contains("<k:chuKy><ds:Signature"), "\(text)")
    #expect(try trial.verify("a.signed.xml", content: nil, in: folder).status == 0)
    for (words, status) in [
      (["--element", "khac"], Int32(1)), (["--place", "khac"], 1), (["--place", "{urn"], 64),
      (["--visible", "1,0,0,100,20"], 64), (["--format", "cms", "--element", "don-1"], 64),
    ] {
      let refused = try motcuaList(sign + ["--out", "b.xml"] + words, in: folder.url)
      #expect(
        refused.status == status && refused.errors.split(separator: "\n").count == 1, "\(words): \(refused.errors)")
    }
  }

  @Test("shows the signature on a page of a PDF where it is asked for")
  func visible() throws {
    let (trial, folder) = (try trial(), try TemporaryFolder())
    try folder.write(BarePaper.pdfText("a"), to: "a.pdf")
    let sign = ["signature", "sign", "a.pdf"] + trial.signer("hoa") + trial.material
    let run = try motcuaList(sign + ["--visible", "1,350,780,200,40"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try trial.verify("a.signed.pdf", content: nil, in: folder).status == 0)
    let made = String(decoding: try Data(contentsOf: folder.url.appending(path: "a.signed.pdf")), as: UTF8.self)
    #expect(made.contains("/Rect [ 350.000000 780.000000 550.000000 820.000000 ]") && made.contains("/FontFile"))
    try folder.write("không phải ảnh", to: "dau.png")
    for (words, status) in [
      (["--visible", "2,350,780,200,40"], Int32(1)), (["--visible", "1,350,780,200"], 64),
      (["--visible", "1,350,780,2,40"], 64), (["--image", "dau.png"], 64),
      (["--visible", "1,350,780,200,40", "--image", "dau.png"], 1), (["--visible", "0,0,0,100,100"], 64),
    ] {
      let refused = try motcuaList(sign + ["--out", "b.pdf"] + words, in: folder.url)
      #expect(
        refused.status == status && refused.errors.split(separator: "\n").count == 1, "\(words): \(refused.errors)")
    }
  }

  @Test("says in one line why it does not sign, and never what opens the key")
  func refusals() throws {
    let (trial, folder) = (try trial(), try TemporaryFolder())
    try folder.write("x", to: "don.txt")
    try folder.write("sai\n", to: "sai")
    let key = trial.folder + "/signers/hoa.p12"
    let password = trial.folder + "/password"
    let secret = try String(contentsOfFile: password, encoding: .utf8).trimmingCharacters(in: .newlines)
    let cases: [([String], Int32)] = [
      (["--key", key, "--password-file", "sai"], 1), (["--key", "sai", "--password-file", password], 1),
      (["--key", "khong-co.p12", "--password-file", password], 64),
      (["--key", "pkcs11:object=a?pin-value=1234", "--password-file", password], 64),
      (["--key", "pkcs11:object=a?module-path=/nowhere.so", "--password-file", password], 1),
      (["--key", trial.folder + "/tsa.p12", "--password-file", password], 1),
      (["--key", key, "--password-file", password, "--crl", trial.folder + "/crl"], 64),
      (["--key", key, "--password-file", password, "--format", "docx"], 64),
      (["--key", key, "--password-file", password, "--format", "pdf"], 1),
    ]
    for (words, status) in cases {
      let run = try motcuaList(["signature", "sign", "don.txt"] + words, in: folder.url)
      #expect(run.status == status, "\(words): \(run.errors)")
      #expect(run.output.isEmpty && run.errors.split(separator: "\n").count == 1, "\(words): \(run.errors)")
      #expect(!run.errors.contains(secret) && !run.errors.contains("1234"))
    }
  }
}

@Suite("A trial PKI", .enabled(if: TrialFolder.isPossible, "without openssl there is no trial PKI"))
struct TrialPKITests {
  private func trial() throws -> TrialFolder { try TrialFolder.shared.get() }

  @Test("is trusted by a server on this machine alone, with a warning")
  func server() throws {
    let (trial, folder) = (try trial(), try TemporaryFolder())
    let server = try RunningServer(in: folder, "--trial-pki", trial.folder)
    #expect(try server.logLine().contains("TRIAL"))
    #expect(server.stop() == 0)
    // The same data, once there are trial signatures in it, is not served to others either.
    let data = ["--data", server.data.path, "--definitions", projectRoot.path, "--behind-proxy", "10.0.0.0/8"]
    #expect(try motcuaList(["serve", "--listen", "127.0.0.1:0"] + data).status == 64)
  }

  @Test(
    "is refused where others could come",
    arguments: [
      ["--behind-proxy", "10.0.0.0/8"], ["--listen", "0.0.0.0:0", "--behind-proxy", "10.0.0.0/8"],
      ["--tls-certificate", "a", "--tls-key", "b"],
    ])
  func exposed(_ words: [String]) throws {
    let (trial, folder) = (try trial(), try TemporaryFolder())
    let data = ["--data", folder.url.path, "--definitions", projectRoot.path, "--trial-pki", trial.folder]
    let run = try motcuaList(["serve"] + words + data)
    #expect(run.status == 64 && run.output.isEmpty, "\(run.errors)")
  }

  @Test("is no folder of other certificates")
  func other() throws {
    let folder = try TemporaryFolder()
    let made = try run(
      URL(filePath: "/usr/bin/openssl"),
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-subj", "/O=NEAC/CN=Root", "-out",
        folder.url.appending(path: "root.pem").path,
      ])
    #expect(made.status == 0)
    try folder.write(
      String(contentsOf: folder.url.appending(path: "root.pem"), encoding: .utf8), to: "pki/trust/trial-root.pem")
    let words = ["--data", folder.url.path, "--definitions", projectRoot.path]
    let run = try motcuaList(["serve", "--trial-pki", folder.url.appending(path: "pki").path] + words)
    #expect(run.status == 64)
  }

  @Test("keeps its keys when it is made again, and renews its lists")
  func renewed() throws {
    let trial = try trial()
    let before = try trial.contents()
    #expect(try TrialFolder.make(trial.folder).status == 0)
    let after = try trial.contents()
    #expect(before["trust/trial-root.pem"] == after["trust/trial-root.pem"])
    #expect(before["signers/hoa.p12"] == after["signers/hoa.p12"])
    #expect(before["crl/issuing.pem"] != after["crl/issuing.pem"])
    // A folder that holds something else is left alone.
    let folder = try TemporaryFolder()
    try folder.write("x", to: "khac")
    #expect(try TrialFolder.make(folder.url.path).status == 1)
  }

  @Test("stamps the time with the key for that alone, and on this machine alone")
  func stamper() throws {
    let trial = try trial()
    let password = ["--password-file", trial.folder + "/password", "--listen"]
    let run = try motcuaList(
      ["signature", "trial-tsa", "--key", trial.folder + "/signers/hoa.p12"] + password + ["127.0.0.1:0"])
    #expect(run.status == 1)
    let open = try motcuaList(
      ["signature", "trial-tsa", "--key", trial.folder + "/tsa.p12"] + password + ["0.0.0.0:0"])
    #expect(open.status == 64)
  }
}
