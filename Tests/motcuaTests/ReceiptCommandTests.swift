import Crypto
import Foundation
import HTTPCalling
import JSON
import Testing

@Suite("Receipts from the command line")
struct ReceiptCommandTests {
  /// A server's folder that commands can open, with a receipt, its key and the text of its code as files.
  private struct Given {
    let server: OfficeServer
    let code: String
    let place: [String]
    let key: [String]

    init() throws {
      server = try OfficeServer()
      let folder = server.folder
      let filed = try server.file()
      code = filed.code
      let secret = folder.url.appending(path: "data/installation.key")
      #expect(
        FileManager.default.createFile(
          atPath: secret.path, contents: Data(repeating: 7, count: 32), attributes: [.posixPermissions: 0o600]))
      place = ["--data", folder.url.path + "/data"]
      let receipt = try server.citizen(
        .get, "/dossiers/\(code)/receipt", nil, [("Authorization", "Receipt \(filed.secret)")])
      try folder.write(receipt.canonicalText, to: "receipt.json")
      let content = try server.citizen(
        .get, "/dossiers/\(code)/receipt/content", nil, [("Authorization", "Receipt \(filed.secret)")])
      try folder.write(content.canonicalText, to: "content.json")
      let keys = try server.citizen(.get, "/log/keys")["keys"]?.list ?? []
      try folder.write(try #require(keys.first?["pem"]?.text), to: "key.pem")
      key = ["--key", folder.url.path + "/key.pem"]
    }

    func path(_ name: String) -> String { server.folder.url.path + "/" + name }
    func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
  }

  @Test("are verified with the public key alone, as a file and as the text of a code; without a key nothing is decided")
  func verified() throws {
    let given = try Given()
    let made = try motcuaList(["receipt", given.code] + given.place)
    #expect(try made.status == 0 && made.output == given.text("receipt.json") + "\n", "\(made.errors)")
    let text = try motcuaList(["receipt", given.code, "--text"] + given.place)
    #expect(text.status == 0 && text.output.hasPrefix("MC1:"), "\(text.errors)")
    try given.server.folder.write(text.output, to: "receipt.txt")
    for file in ["receipt.json", "receipt.txt"] {
      let run = try motcuaList(["receipt", "verify", given.path(file), "--lang", "en"] + given.key)
      #expect(
        run.status == 0 && run.output.contains("The receipt is right: the dossier \(given.code)"), "\(run.errors)")
      let json = try motcuaList(["receipt", "verify", given.path(file), "--json"] + given.key)
      #expect(json.status == 0 && json.output.contains(#""outcome":"PROVED""#))
      let alone = try motcuaList(["receipt", "verify", given.path(file)])
      #expect(alone.status == 2 && alone.output.contains("--key"))
    }
    let other = try Ed25519Key(seed: Array(repeating: 1, count: 32)).publicKey.pem
    try given.server.folder.write(other, to: "other.pem")
    let wrong = try motcuaList(
      ["receipt", "verify", given.path("receipt.json"), "--json", "--key", given.path("other.pem")])
    #expect(wrong.status == 1 && wrong.output.contains(#""outcome":"NOT_SIGNED""#))
  }

  private static let tools = ["/usr/bin/rsvg-convert", "/usr/bin/zbarimg"]

  @Test(
    "are verified from a picture of the printed code too, through the program that reads pictures",
    .enabled(
      if: tools.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) },
      "rsvg-convert and zbarimg are not installed: script/bootstrap --tests"))
  func pictured() throws {
    let given = try Given()
    let svg = ["receipt", given.code, "--svg", given.path("receipt.svg")] + given.place
    let drawn = try motcuaList(svg + ["--lang", "en"])
    #expect(drawn.status == 0 && drawn.output.contains("receipt.svg"), "\(drawn.errors)")
    #expect(try motcuaList(svg).status == 1, "a file that is there is not overwritten")
    #expect(try motcuaList(svg + ["--overwrite"]).status == 0)
    #expect(try motcuaList(svg + ["--text"]).status == 64)
    #expect(try given.text("receipt.svg").contains("<title>Biên nhận \(given.code)</title>"))
    let picture = try run(
      URL(filePath: Self.tools[0]),
      ["--width=900", "--output=\(given.path("receipt.png"))", given.path("receipt.svg")])
    #expect(picture.status == 0, "\(picture.errors)")
    let line =
      "\(Self.tools[1]) --raw -q \(given.path("receipt.png")) "
      + "| '\(try builtMotcua.path)' receipt verify - --key \(given.path("key.pem")) --lang en"
    let verified = try run(URL(filePath: "/bin/sh"), ["-c", line])
    #expect(
      verified.status == 0 && verified.output.contains("The receipt is right: the dossier \(given.code)"),
      "\(verified.output)\(verified.errors)")
  }

  @Test("that were changed are refused with what is wrong, and so is what is none")
  func refused() throws {
    let given = try Given()
    let receipt = try given.text("receipt.json")
    for (old, new, status, words) in [
      (#"\"actor\":\"applicant\""#, #"\"actor\":\"applicanu\""#, Int32(1), "does not fit the head"),
      (#""form":"motcua-receipt/1""#, #""form":"motcua-receipt/2""#, 1, "no receipt"),
      (#""dossier":"H56"#, #""dossier":"H57"#, 1, "contradict each other"), ("}", "", 1, "no receipt"),
    ] {
      #expect(receipt.contains(old), "\(old)")
      try given.server.folder.write(receipt.replacing(old, with: new), to: "changed.json")
      let run = try motcuaList(["receipt", "verify", given.path("changed.json"), "--lang", "en"] + given.key)
      #expect(run.status == status && (run.output + run.errors).contains(words), "\(old): \(run.output)\(run.errors)")
    }
    let noKey = try motcuaList(
      ["receipt", "verify", given.path("receipt.json"), "--key", given.path("receipt.json"), "--lang", "en"])
    #expect(noKey.status == 64 && noKey.errors.contains("is no Ed25519 public key"))
    #expect(try motcuaList(["receipt", "H56.06-261122-9999"] + given.place).status == 1)
  }

  @Test("say whether content is what was filed: a byte that was changed, another dossier's, none at all")
  func content() throws {
    let given = try Given()
    let content = try given.text("content.json")
    let verify = ["receipt", "verify", given.path("receipt.json"), "--lang", "en"]
    let right = try motcuaList(verify + given.key + ["--content", given.path("content.json")])
    #expect(right.status == 0 && right.output.contains("The content is what the entry"), "\(right.errors)")
    #expect(right.output.contains("the receipt alone cannot say"))
    let keyless = try motcuaList(verify + ["--content", given.path("content.json")])
    #expect(keyless.status == 2 && keyless.output.contains("The content is what the entry"))
    let none = try motcuaList(verify + given.key + ["--json"])
    #expect(none.status == 0 && none.output.contains(#""content":null"#))
    for (old, new, finding, words) in [
      ("Trần Văn Đức", "Trần Văn Đúc", "CHANGED", "something in it was changed"),
      (#""dossier":"H56"#, #""dossier":"H57"#, "OF_ANOTHER_DOSSIER", "belongs to another dossier"),
    ] {
      #expect(content.contains(old), "\(old)")
      try given.server.folder.write(content.replacing(old, with: new), to: "other.json")
      let run = try motcuaList(verify + given.key + ["--content", given.path("other.json")])
      #expect(run.status == 1 && run.output.contains(words), "\(run.output)\(run.errors)")
      let json = try motcuaList(verify + given.key + ["--json", "--content", given.path("other.json")])
      #expect(json.status == 1 && json.output.contains("\"content\":\"\(finding)\""))
      #expect(json.output.contains(#""outcome":"PROVED""#), "the receipt itself is right")
    }
    let wrong = try motcuaList(verify + given.key + ["--content", given.path("receipt.json")])
    #expect(wrong.status == 1 && wrong.errors.contains("is no file with what was filed"))
  }

  @Test("tell who may not see the dossier nothing, and stand beside the published heads")
  func published() throws {
    let given = try Given()
    let stranger = try Caller().make(Call(.get, given.server.url + "/api/v1/dossiers/\(given.code)/receipt"))
    #expect(stranger.status == 401)
    let note = try motcuaList(["log", "head", "--note"] + given.place)
    let checkpoint = try Caller().make(Call(.get, given.server.url + "/api/v1/log/checkpoint"))
    #expect(note.status == 0 && note.output == String(decoding: checkpoint.body, as: UTF8.self))
    // Whoever follows the log keeps the note, and holds later proofs against it.
    try given.server.folder.write(note.output, to: "head.txt")
    for number in 0..<3 { _ = try given.server.file("later\(number)") }
    let size = try #require(note.output.split(separator: "\n").dropFirst().first)
    let way = try motcuaList(["log", "consistency", "--from", String(size)] + given.place)
    try given.server.folder.write(way.output, to: "way.json")
    let followed = ["log", "check", given.path("way.json"), "--head", given.path("head.txt")]
    #expect(try motcuaList(followed + given.key).status == 0)
    #expect(try motcuaList(followed).status == 64)
    try given.server.folder.write(note.output.replacing("\n\(size)\n", with: "\n9\n"), to: "head.txt")
    let forged = try motcuaList(followed + given.key + ["--lang", "en"])
    #expect(forged.status == 1 && forged.errors.contains("signed by none of the keys"))
    try given.server.folder.write("x", to: "head.txt")
    #expect(try motcuaList(followed + given.key).status == 64)
    let heads = try given.server.citizen(.get, "/log/heads?limit=1")
    #expect(heads["heads"]?.list.first?["note"]?.text == note.output && heads["next"] == .null)
    #expect(try given.server.citizen(.get, "/log")["signed"]?["note"]?.text == note.output)
    let keys = try motcuaList(["log", "keys"] + given.place)
    #expect(try keys.status == 0 && keys.output.contains(given.text("key.pem")))
  }

  /// The whole check by another hand: RFC 9162 by recursion, Base45, zlib, and Ed25519 of the package `cryptography`.
  private static let check = """
    import base64, hashlib, json, sys, zlib
    import cryptography.hazmat.primitives.serialization as keys
    folder = sys.argv[1]
    key = keys.load_pem_public_key(open(folder + "/key.pem", "rb").read())
    h = lambda b: hashlib.sha256(b).digest()
    node = lambda a, b: h(b"\\x01" + a + b)
    def split(n):
        k = 1
        while k * 2 < n: k *= 2
        return k
    def root(leaf, m, n, path):
        if n == 1:
            assert not path
            return leaf
        k = split(n)
        if m < k: return node(root(leaf, m, k, path[:-1]), path[-1])
        return node(path[-1], root(leaf, m - k, n - k, path[:-1]))
    r = json.load(open(folder + "/receipt.json"))
    entry = r["entry"].encode()
    text, _, lines = r["head"].partition("\\n\\n")
    origin, size, head, time = text.split("\\n")
    path = [bytes.fromhex(x) for x in r["path"]]
    assert root(h(b"\\0" + entry), r["position"] - 1, int(size), path) == base64.b64decode(head)
    name, line = lines.strip()[2:].split(" ")
    raw = key.public_bytes(keys.Encoding.Raw, keys.PublicFormat.Raw)
    blob = base64.b64decode(line)
    assert name == origin and blob[:4] == h(name.encode() + b"\\n\\x01" + raw)[:4]
    key.verify(blob[4:], (text + "\\n").encode())
    assert json.loads(entry)["dossier"] == r["dossier"]
    c = json.load(open(folder + "/content.json"))
    assert h(bytes.fromhex(c["salt"]) + c["content"].encode()).hex() == json.loads(entry)["content"]
    assert json.loads(c["content"])["answers"]["ho-ten-tren-bang"] == "Trần Văn Đức"
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
    code = open(folder + "/receipt.txt").read()
    assert code.endswith("\\n") and code.startswith("MC1:")
    values, out = [digits.index(c) for c in code[4:-1]], b""
    for i in range(0, len(values), 3):
        three = values[i:i + 3]
        number = sum(v * 45 ** k for k, v in enumerate(three))
        out += number.to_bytes(len(three) - 1, "big")
    def number():
        global out
        value = shift = 0
        while True:
            byte, out = out[0], out[1:]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128: return value
    position, length, _ = number(), number(), number()
    assert position == r["position"] and length == int(size) and out[:68] == blob
    count = out[68]
    assert [out[69 + 32 * i:101 + 32 * i] for i in range(count)] == path
    assert zlib.decompress(out[69 + 32 * count:]) == entry
    print(len(code) - 1)
    """

  @Test(
    "hold for a program that shares nothing with this one",
    .enabled(if: ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] != nil, "MOTCUA_TEST_PYTHON is not set"))
  func secondOpinion() throws {
    let given = try Given()
    let text = try motcuaList(["receipt", given.code, "--text"] + given.place)
    try given.server.folder.write(text.output, to: "receipt.txt")
    let python = URL(filePath: try #require(ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]))
    let opinion = try run(python, ["-c", Self.check, given.server.folder.url.path])
    #expect(opinion.status == 0, "\(opinion.errors)")
    #expect(opinion.output.trimmingCharacters(in: .whitespacesAndNewlines) == "\(text.output.utf8.count - 1)")
  }
}
