import JSON
import Testing

@testable import motcua

@Suite("The file a paper is saved in")
struct PaperNameTests {
  private func fileName(_ name: String) throws -> String {
    let json: JSONValue = [
      "part": ["id": "giay-uy-quyen", "name": ["vi": "Giấy ủy quyền", "en": "Power of attorney"]],
      "name": .string(name), "sha256": .string(String(repeating: "0", count: 64)), "bytes": 1,
    ]
    return try SeenDossier.Paper(JSONField(json)).fileName(2)
  }

  @Test(
    "has the name the applicant gave, and leads nowhere else",
    arguments: [
      ("Giấy ủy quyền.pdf", "Giấy ủy quyền.pdf"), ("../../.ssh/authorized_keys", "authorized_keys"),
      (#"C:\scan\bằng.pdf"#, "bằng.pdf"), (".bashrc", "bashrc"), ("--overwrite", "overwrite"),
      ("a\u{1B}[31m.pdf", "a[31m.pdf"), ("../..", "giay-to-2"), ("/", "giay-to-2"), ("", "giay-to-2"),
    ])
  func name(given: String, expected: String) throws {
    #expect(try fileName(given) == expected)
  }

  @Test("is never longer than a file's name can be, and keeps its ending")
  func long() throws {
    let name = try fileName(String(repeating: "ế", count: 200) + ".pdf")
    #expect(name.utf8.count <= 255 && name.hasSuffix("ế.pdf"))
  }
}
