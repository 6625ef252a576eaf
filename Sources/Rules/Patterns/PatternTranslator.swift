import Text

/// Rewrites a regular expression of XPath for PCRE2, and refuses what XPath does not know.
///
/// The two agree in most; XPath has other classes (`\i`, `\c`, `\w`), blocks (`\p{IsGreek}`) and subtraction
/// (`[a-z-[aeiou]]`), and has no look-around, no possessive quantifiers and no other escapes.
struct PatternTranslator {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var output = String.UnicodeScalarView()
  private let freely: Bool
  /// What a point matches: everything but line ends, or everything at all.
  private let any: String
  private var openGroups: [Int] = []
  private var closedGroups: Set<Int> = []
  private var groups = 0
  /// Whether a quantifier may come next.
  private var canRepeat = false

  private init(_ pattern: String, freely: Bool, dotAll: Bool) {
    scalars = Array(pattern.unicodeScalars)
    self.freely = freely
    any = dotAll ? "." : "[^\\n\\r]"
  }

  /// - Parameters:
  ///   - freely: Whether blanks outside of classes mean nothing (flag `x`).
  ///   - dotAll: Whether a point also matches the ends of lines (flag `s`).
  static func translate(_ pattern: String, freely: Bool, dotAll: Bool) throws(Pattern.Failure) -> String {
    var translator = PatternTranslator(pattern, freely: freely, dotAll: dotAll)
    try translator.run()
    return String(translator.output)
  }

  private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private func failure(_ message: Words) -> Pattern.Failure {
    Pattern.Failure(
      message: Words(
        vi: "\(message.vi) ở vị trí \(place + 1) của mẫu", en: "\(message.en) at \(place + 1) of the pattern"))
  }

  private mutating func put(_ text: String) { output.append(contentsOf: text.unicodeScalars) }

  private mutating func run() throws(Pattern.Failure) {
    while let scalar = peek {
      place += 1
      switch scalar {
      case _ where freely && " \t\n\r".unicodeScalars.contains(scalar): continue
      case "\\": try escape()
      case "[": try put(characterClass())
      case "(": try open()
      case ")": try close()
      case "|":
        put("|")
        canRepeat = false
      case "?", "*", "+", "{": try quantifier(scalar)
      case "^", "$":
        output.append(scalar)
        canRepeat = false
      case ".":
        put(any)
        canRepeat = true
      case "]", "}": throw failure(Words(vi: "dấu đóng ngoặc thừa", en: "a bracket closes nothing"))
      default: literal(scalar)
      }
    }
    guard openGroups.isEmpty else { throw failure(Words(vi: "nhóm chưa kết thúc", en: "a group does not end")) }
  }

  private mutating func literal(_ scalar: Unicode.Scalar) {
    // `#` and `-` mean something to PCRE2 only in modes that are not used here; letters and digits never do.
    output.append(scalar)
    canRepeat = true
  }

  private mutating func open() throws(Pattern.Failure) {
    canRepeat = false
    if peek == "?" {
      guard place + 1 < scalars.count, scalars[place + 1] == ":" else {
        throw failure(Words(vi: "XPath không có nhóm như vậy", en: "XPath knows no such group"))
      }
      place += 2
      put("(?:")
      openGroups.append(0)
      return
    }
    groups += 1
    openGroups.append(groups)
    put("(")
  }

  private mutating func close() throws(Pattern.Failure) {
    guard let group = openGroups.popLast() else {
      throw failure(Words(vi: "dấu đóng ngoặc thừa", en: "a bracket closes nothing"))
    }
    if group > 0 { closedGroups.insert(group) }
    put(")")
    canRepeat = true
  }

  private mutating func quantifier(_ scalar: Unicode.Scalar) throws(Pattern.Failure) {
    guard canRepeat else { throw failure(Words(vi: "không có gì để lặp", en: "there is nothing to repeat")) }
    canRepeat = false
    output.append(scalar)
    if scalar == "{" { try bounds() }
    if peek == "?" {
      place += 1
      put("?")
    }
  }

  private mutating func bounds() throws(Pattern.Failure) {
    guard let least = digits() else { throw failure(Words(vi: "thiếu một số", en: "a number is missing")) }
    put(String(least))
    if peek == "," {
      place += 1
      put(",")
      if let most = digits() {
        guard most >= least else {
          throw failure(Words(vi: "hai cận bị ngược", en: "the bounds are the wrong way round"))
        }
        put(String(most))
      }
    }
    guard peek == "}" else { throw failure(Words(vi: "thiếu '}'", en: "'}' is missing")) }
    place += 1
    put("}")
  }

  private mutating func digits() -> Int? {
    let begin = place
    var value = 0
    while let scalar = peek, let digit = PatternTranslator.digit(scalar), value < 100_000 {
      value = value * 10 + digit
      place += 1
    }
    return place > begin ? value : nil
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil
  }

  private mutating func escape() throws(Pattern.Failure) {
    guard let scalar = peek else { throw failure(Words(vi: "mẫu kết thúc bằng '\\'", en: "'\\' ends the pattern")) }
    canRepeat = true
    if let first = PatternTranslator.digit(scalar) {
      try backReference(first)
    } else {
      place += 1
      let (text, isSet) = try PatternEscape.read(scalar, scalars, &place)
      put(isSet ? "[" + text + "]" : text)
    }
  }

  /// `\1`: a group that has ended before; more digits belong to it as long as there are so many groups.
  private mutating func backReference(_ first: Int) throws(Pattern.Failure) {
    place += 1
    var number = first
    while let scalar = peek, let digit = PatternTranslator.digit(scalar), closedGroups.contains(number * 10 + digit) {
      number = number * 10 + digit
      place += 1
    }
    guard closedGroups.contains(number) else {
      throw failure(
        Words(vi: "trước đó chưa có nhóm \(number) nào kết thúc", en: "no group \(number) has ended before"))
    }
    put("\\g{\(number)}")
  }

  /// What stands between `[` and `]`, as a class of PCRE2.
  private mutating func characterClass() throws(Pattern.Failure) -> String {
    canRepeat = true
    guard openGroups.count < 200, place < scalars.count else {
      throw failure(Words(vi: "lớp ký tự chưa kết thúc", en: "a class does not end"))
    }
    var reader = PatternClass(scalars, place)
    let text = try reader.read(depth: 0)
    place = reader.place
    return text
  }
}
