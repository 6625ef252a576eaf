import Testing
import Text
import YAML

@Suite("A definition file")
struct NodeTests {
  @Test(
    "keeps every text exactly as written",
    arguments: ["3.000465", "no", "1e3", "0777", "~", "null", "15:00", "=", "1_000"])
  func textsStay(text: String) throws {
    let (node, findings) = read("code: \(text)\n")
    #expect(findings == [])
    #expect(try value(node, "code").text == text)
  }

  @Test("knows how a text was written")
  func styles() throws {
    let (node, _) = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne:\n")
    let styles = try ["a", "b", "c", "d", "e"].map { key in
      guard case .scalar(let scalar) = try value(node, key).content else { throw Missing() }
      return scalar.style
    }
    #expect(styles == [.plain, .quoted, .quoted, .block, .plain])
    guard case .scalar(let nothing) = try value(node, "e").content else { throw Missing() }
    #expect(nothing.isNothing)
  }

  @Test("gives places in characters, Vietnamese letters counting one")
  func places() throws {
    let (node, _) = read("\u{FEFF}tên: { vi: \"Cấp bản sao\", en: Copy }\r\nsteps:\r\n  - step: một\r\n")
    let name = try value(node, "tên")
    #expect(name.place == Place(file: "t.yaml", line: 1, column: 6))
    #expect(try value(name, "en").place == Place(file: "t.yaml", line: 1, column: 31))
    guard case .sequence(let steps) = try value(node, "steps").content else { throw Missing() }
    #expect(try value(steps[0], "step").place.description == "t.yaml:3:11")
  }

  @Test(
    "finds a position inside a text on one line",
    arguments: [
      ("when: quan hệ = \"con\" and x", 8, "t.yaml:1:15"),
      ("when: 'quan hệ = \"con\" and x'", 8, "t.yaml:1:16"),
      ("when: 'it''s'", 3, "t.yaml:1:7"),
      ("when: \"a\\tb\"", 2, "t.yaml:1:7"),
      ("when: |\n  a = b", 3, "t.yaml:1:7"),
      ("when: a\n  b", 2, "t.yaml:1:7"),
      ("when: abc", 99, "t.yaml:1:10"),
    ])
  func positions(yaml: String, offset: Int, place: String) throws {
    let (node, _) = read(yaml)
    guard case .scalar(let scalar) = try value(node, "when").content else { throw Missing() }
    let index =
      scalar.text.unicodeScalars.index(
        scalar.text.startIndex, offsetBy: offset, limitedBy: scalar.text.endIndex) ?? scalar.text.endIndex
    #expect(scalar.place(at: index).description == place)
    let bytes = scalar.text[..<index].utf8.count + (offset == 99 ? 90 : 0)
    #expect(scalar.place(atByte: bytes).description == place)
  }

  @Test(
    "is refused with its place and what would be right",
    arguments: [
      ("a: &x 1\nb: *x\n", ["t.yaml:1:4: error: anchors (`&`)", "t.yaml:2:4: error: aliases (`*x`)"]),
      (
        "a: !!int 1\nb: !mine {}\nc: ! x\n",
        ["t.yaml:1:4: error: tags", "t.yaml:2:4: error: tags", "t.yaml:3:4: error: tags"]
      ),
      ("a: 1\n---\nb: 2\n", ["t.yaml:2:1: error: a second document"]),
      ("%YAML 1.1\n---\na: 1\n", ["t.yaml:1:1: error: directives"]),
      ("a: 1\nb: 2\na: 3\n", ["t.yaml:3:1: error: the key `a` stands here again; it was on line 1"]),
      ("<<: { a: 1 }\n", ["t.yaml:1:1: error: merge keys"]),
      ("[a, b]: 1\n{c: d}: 2\n", ["t.yaml:1:1: error: a key is a text", "t.yaml:2:1: error: a key is a text"]),
      (": 1\n", ["t.yaml:1:1: error: there is no key"]),
      ("? \n: 1\n", ["t.yaml:1:2: error: there is no key"]),
      ("a:\n\tb: 1\n", ["t.yaml:2:1: error: this line is indented with a tab"]),
      (
        "a: {\n\tb: 1,\n\tc: 2}\n",
        ["t.yaml:2:1: error: this line is indented", "t.yaml:3:1: error: this line is indented"]
      ),
      ("a: |\n\tb\n", ["t.yaml:2:1: error: this line is indented"]),
      ("a: b\u{0}c\n", ["t.yaml:1:5: error: a NUL character"]),
      ("a: b\u{85}c\n", ["t.yaml:1:5: error: the invisible line break U+0085"]),
      ("a: b\u{7}c\n", ["t.yaml:1:5: error: the control character U+0007"]),
      ("", ["t.yaml:1:1: error: the file is empty"]),
      ("# only a comment\n", ["t.yaml:1:1: error: the file is empty"]),
      ("a: @b\n", ["t.yaml:1:4: error: a value cannot begin with `@`"]),
      ("a: b: c\n", ["t.yaml:1:5: error: a `:` cannot stand here"]),
      ("a: 1\nb\nc: 2\n", ["t.yaml:3:1: error: a `:` is missing"]),
      ("a:\n  b: 1\n c: 2\n", ["t.yaml:3:2: error: the indentation does not match"]),
      ("a: [1, 2\nb: 3\n", ["t.yaml:2:2: error: a `,` or `]` is missing"]),
      ("a: 'b\n", ["t.yaml:2:1: error: the closing quote is missing"]),
      ("a: \"\\q\"\n", ["t.yaml:1:5: error: this `\\` means nothing"]),
      ("a: 1\n} b\n", ["t.yaml:2:1: error: "]),
    ])
  func refusals(yaml: String, expected: [String]) {
    let (_, findings) = read(yaml)
    #expect(findings.count == expected.count, "\(findings)")
    for (found, start) in zip(findings, expected) {
      #expect(found.description.hasPrefix(start), "\(found)")
      #expect(!found.message.vi.isEmpty && found.message.vi != found.message.en)
    }
  }

  @Test("goes on past what it refuses")
  func goesOn() throws {
    let (node, findings) = read("a: *gone\nb: &x 1\nc: !!str 2\nd: 3\n")
    #expect(findings.count == 3)
    #expect(try value(node, "d").text == "3")
    #expect(try value(node, "b").text == "1")
  }

  @Test("is refused where it stops being UTF-8")
  func notUTF8() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE1, 0xBA]] {
      let findings = Findings()
      #expect(Node.read(Array("tên: ế".utf8) + bytes, file: "t.yaml", findings: findings) == nil)
      #expect(findings.sorted.map(\.description) == ["t.yaml:1:7: error: not UTF-8; save the file as UTF-8"])
    }
    let utf16: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x3A, 0]
    let findings = Findings()
    #expect(Node.read(utf16, file: "t.yaml", findings: findings) == nil)
    #expect(findings.hasErrors)
  }

  @Test("is bounded in size, depth and number of values")
  func bounds() {
    #expect(read(String(repeating: "#", count: Limits.fileBytes)).findings.first?.message.en.contains("empty") == true)
    #expect(
      read(String(repeating: "#", count: Limits.fileBytes + 1)).findings.first?.message.en.contains("bytes") == true)
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(read(nested(Limits.depth)).findings == [])
    #expect(read(nested(Limits.depth + 1)).findings.map(\.place.column) == [Limits.depth + 1])
    #expect(read(String(repeating: "[", count: 500_000)).findings.count == 1)
    #expect(read("[" + String(repeating: "a,", count: Limits.nodes) + "]").findings.count == 1)
  }

  @Test("cut or damaged anywhere is read or refused, never more")
  func damaged() {
    let whole = Array("steps:\n  - { step: tiếp-nhận, \"vi\": 'Tên' }\n  - step: |\n      x\n    y: [a, *b]\n".utf8)
    for end in whole.indices {
      for byte: UInt8 in [0, 9, 10, 34, 38, 39, 42, 58, 91, 123, 0xC3, 0xFF] {
        var bytes = whole
        bytes[end] = byte
        let findings = Findings()
        if Node.read(bytes, file: "t", findings: findings) == nil { #expect(findings.hasErrors) }
        _ = Node.read(Array(bytes.prefix(end)), file: "t", findings: findings)
      }
    }
  }
}

struct Missing: Error {}

func read(_ yaml: String) -> (node: Node?, findings: [Finding]) {
  let findings = Findings()
  let node = Node.read(Array(yaml.utf8), file: "t.yaml", findings: findings)
  return (node, findings.sorted)
}

func value(_ node: Node?, _ key: String) throws -> Node {
  guard case .mapping(let entries) = node?.content, let entry = entries.first(where: { $0.key.text == key }) else {
    throw Missing()
  }
  return entry.value
}
