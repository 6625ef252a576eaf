import Text

/// A class in brackets of a pattern of XPath, with subtraction: `[a-z-[aeiou]]`.
struct PatternClass {
  private let scalars: [Unicode.Scalar]
  private(set) var place: Int

  /// - Parameter place: Right behind the opening bracket.
  init(_ scalars: [Unicode.Scalar], _ place: Int) {
    self.scalars = scalars
    self.place = place
  }

  private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private func failure(_ message: Words) -> Pattern.Failure {
    Pattern.Failure(
      message: Words(
        vi: "\(message.vi) ở vị trí \(place + 1) của mẫu", en: "\(message.en) at \(place + 1) of the pattern"))
  }

  /// The class for PCRE2, as one that can be repeated.
  mutating func read(depth: Int) throws(Pattern.Failure) -> String {
    guard depth < 20 else { throw failure(Words(vi: "các lớp ký tự lồng nhau quá sâu", en: "classes nest too deep")) }
    var text = "["
    if peek == "^" {
      text += "^"
      place += 1
    }
    var isEmpty = true
    while let scalar = peek {
      switch scalar {
      case "]":
        guard !isEmpty else { throw failure(Words(vi: "lớp ký tự rỗng", en: "a class is empty")) }
        place += 1
        return text + "]"
      case "[": throw failure(Words(vi: "'[' trong lớp ký tự thiếu '\\'", en: "'[' stands in a class without '\\'"))
      case "-" where place + 1 < scalars.count && scalars[place + 1] == "[":
        guard !isEmpty else { throw failure(Words(vi: "không có gì để trừ", en: "there is nothing to subtract from")) }
        place += 2
        let without = try read(depth: depth + 1)
        guard peek == "]" else { throw failure(Words(vi: "thiếu ']'", en: "']' is missing")) }
        place += 1
        return "(?:(?!" + without + ")" + text + "])"
      default: text += try item()
      }
      isEmpty = false
    }
    throw failure(Words(vi: "lớp ký tự chưa kết thúc", en: "a class does not end"))
  }

  /// One character, a range of them or a set.
  private mutating func item() throws(Pattern.Failure) -> String {
    let (low, lowCode) = try single()
    guard let lowCode else { return low }
    guard peek == "-", place + 1 < scalars.count, scalars[place + 1] != "]", scalars[place + 1] != "[" else {
      return low
    }
    place += 1
    let (high, highCode) = try single()
    guard let highCode, highCode.value >= lowCode.value else {
      throw failure(Words(vi: "khoảng bị ngược", en: "the range is the wrong way round"))
    }
    return low + "-" + high
  }

  /// A character as PCRE2 has it in a class, and its code when it is a single one.
  private mutating func single() throws(Pattern.Failure) -> (String, Unicode.Scalar?) {
    guard let scalar = peek else { throw failure(Words(vi: "lớp ký tự chưa kết thúc", en: "a class does not end")) }
    place += 1
    guard scalar == "\\" else {
      let special = "^-]\\[&~#".unicodeScalars.contains(scalar)
      return ((special ? "\\" : "") + String(scalar), scalar)
    }
    guard let escaped = peek else { throw failure(Words(vi: "mẫu kết thúc bằng '\\'", en: "'\\' ends the pattern")) }
    place += 1
    let (text, isSet) = try PatternEscape.read(escaped, scalars, &place)
    if isSet { return (text, nil) }
    switch escaped {
    case "n": return (text, "\n")
    case "r": return (text, "\r")
    case "t": return (text, "\t")
    default: return (text, escaped)
    }
  }
}
