import Foundation
import JSON
import TestSupport
import Testing

@Suite("The canonical form of RFC 8785")
struct CanonicalTests {
  @Test(
    "writes the numbers of appendix B",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
      (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
      (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
      (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func numbers(bits: UInt64, text: String) throws {
    let number = JSONValue.number(Double(bitPattern: bits))
    #expect(number.canonicalText == text)
    #expect(try JSONValue(reading: text) == number)
  }

  @Test("writes the example of section 3.2.2, sorted as in 3.2.3")
  func example() throws {
    let value = try JSONValue(
      reading: #"""
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
          "literals": [null, true, false]
        }
        """#)
    let expected =
      #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
      + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    #expect(value.canonical == Array(expected.utf8))
  }

  @Test("sorts names by UTF-16, as the example of section 3.2.3")
  func sorting() throws {
    let value = try JSONValue(
      reading: #"""
        {
          "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
          "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
          "\u00f6": "Latin Small Letter O With Diaeresis"
        }
        """#)
    guard case .object(let object) = value else { throw NotAnObject() }
    #expect(
      object.map { $0.value } == [
        "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
      ])
    #expect(value["\u{FB33}"] == "Hebrew Letter Dalet With Dagesh")
  }

  @Test("sorts any names as their UTF-16 does, and finds each")
  func anyNames() {
    var chance = SeededGenerator(seed: 3)
    for round in 0..<200 {
      let names = Set((0..<(round.isMultiple(of: 2) ? 20 : 60)).map { _ in randomText(&chance).utf8.map { $0 } }).map {
        String(decoding: $0, as: UTF8.self)
      }
      let object = JSONObject(names.map { ($0, JSONValue.string($0)) })
      let sorted = names.sorted { Array($0.utf16).lexicographicallyPrecedes(Array($1.utf16)) }
      #expect(object.map { Array($0.key.utf8) } == sorted.map { Array($0.utf8) })
      for name in names { #expect(object[name] == .string(name)) }
    }
  }

  @Test("finds a name that stands twice among few and among many", arguments: [2, 20, 60])
  func repeated(count: Int) throws {
    let names = (1..<count).map { "\"n\(count - $0)\":\($0)" }
    for place in 0...names.count {
      var members = names
      members.insert("\"n1\":0", at: place)
      let refusal = #expect(throws: JSONError.self) {
        try JSONValue(reading: "{" + members.joined(separator: ",") + "}")
      }
      #expect(refusal?.problems.first?.code == .duplicateKey)
    }
    _ = try JSONValue(reading: "{" + names.joined(separator: ",") + "}")
  }

  @Test("escapes what must be and nothing else")
  func escapes() {
    let all = String(String.UnicodeScalarView((0...0x7F).compactMap(Unicode.Scalar.init)))
    let expected =
      #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013"#
      + ##"\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f !\"#$%&'()*+,-./0123456789:;<=>?"##
      + ##"@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"## + "\u{7F}\""
    #expect(JSONValue.string(all).canonicalText == expected)
    #expect(JSONValue.string("Đức 😀 \u{2028}").canonicalText == "\"Đức 😀 \u{2028}\"")
  }

  @Test("writes every double so that it reads back the same")
  func anyNumbers() throws {
    var chance = SeededGenerator(seed: 1)
    for _ in 0..<5000 {
      let number = Double(bitPattern: chance.next())
      guard number.isFinite else { continue }
      let text = JSONValue.number(number).canonicalText
      #expect(Double(text)?.bitPattern == number.bitPattern)
      #expect(try JSONValue(reading: text) == .number(number))
    }
  }

  @Test("writes whole numbers beyond the exact ones as the nearest double")
  func longIntegers() {
    #expect(JSONValue.integer(9_007_199_254_740_991).canonicalText == "9007199254740991")
    #expect(JSONValue.integer(-9_007_199_254_740_991).canonicalText == "-9007199254740991")
    #expect(JSONValue.integer(9_007_199_254_740_993).canonicalText == "9007199254740992")
    #expect(JSONValue.integer(.min).canonicalText == "-9223372036854776000")
    #expect(JSONValue.integer(.max).canonicalText == "9223372036854776000")
  }

  @Test("has no form for what is not a number")
  func notFinite() async {
    await #expect(processExitsWith: .failure) { _ = JSONValue.number(.nan).canonical }
    await #expect(processExitsWith: .failure) { _ = JSONValue.number(.infinity).canonical }
  }
}

@Suite("Reading beside Foundation's")
struct OracleTests {
  @Test("makes the same of random texts", arguments: UInt64(1)...20)
  func same(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let text = randomJSON(&chance, depth: 0)
      let ours = try JSONValue(reading: text)
      let theirs = try JSONDecoder().decode(Tree.self, from: Data(text.utf8))
      #expect(ours == theirs.value, "\(text)")
      #expect(try JSONValue(reading: ours.canonical).canonical == ours.canonical)
    }
  }
}

/// A value tree as Foundation reads it.
private struct Tree: Decodable {
  let value: JSONValue

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let text = try? container.decode(String.self) {
      value = .string(text)
    } else if let bool = try? container.decode(Bool.self) {
      value = .bool(bool)
    } else if let integer = try? container.decode(Int64.self) {
      value = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      value = .number(number)
    } else if let elements = try? container.decode([Tree].self) {
      value = .array(elements.map(\.value))
    } else {
      value = .object(JSONObject(try container.decode([String: Tree].self).map { ($0.key, $0.value.value) }))
    }
  }
}

private struct NotAnObject: Error {}

extension SeededGenerator {
  fileprivate mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

private let letters = Array("abcđễ\"\\/\u{8}\n\u{1F}😀\u{E000}\u{FFFD}\u{10FFFF}€ ").flatMap(\.unicodeScalars)

private func randomText(_ chance: inout SeededGenerator) -> String {
  var text = String.UnicodeScalarView()
  for _ in 0..<chance.below(8) { text.append(letters[chance.below(letters.count)]) }
  return String(text)
}

private func quoted(_ text: String, _ chance: inout SeededGenerator) -> String {
  var written = "\""
  for scalar in text.unicodeScalars {
    if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || chance.below(5) == 0 {
      for unit in String(scalar).utf16 { written += "\\u" + String(0x10000 + Int(unit), radix: 16).dropFirst() }
    } else {
      written.unicodeScalars.append(scalar)
    }
  }
  return written + "\""
}

private func randomJSON(_ chance: inout SeededGenerator, depth: Int) -> String {
  let blank = ["", " ", "\n\t"][chance.below(3)]
  switch chance.below(depth > 4 ? 6 : 9) {
  case 0: return "null"
  case 1: return chance.below(2) == 0 ? "true" : "false"
  case 2: return String(chance.below(2_000_000) - 1_000_000)
  case 3: return String(Double(chance.below(1_000_000)) / 997) + ["", "e3", "E-7", "e+20"][chance.below(4)]
  case 4, 5: return quoted(randomText(&chance), &chance)
  case 6:
    let elements = (0..<chance.below(5)).map { _ in randomJSON(&chance, depth: depth + 1) }
    return "[" + elements.joined(separator: blank + ",") + blank + "]"
  default:
    // Foundation's dictionary finds canonically equivalent names equal; ours does not. A number keeps them apart.
    let members = (0..<chance.below(5)).map { position in
      quoted("\(position)" + randomText(&chance), &chance) + blank + ":" + randomJSON(&chance, depth: depth + 1)
    }
    return "{" + blank + members.shuffled(using: &chance).joined(separator: ",") + "}"
  }
}
