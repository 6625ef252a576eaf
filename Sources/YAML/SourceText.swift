internal import Text

/// The bytes of a file, known to be text that libyaml and an editor count alike.
struct SourceText {
  let file: String
  let bytes: [UInt8]
  /// Lines, from 0, with a tab before their first character.
  let tabbedLines: Set<Int>

  /// Nil, with a finding, when the bytes are too many, not UTF-8, or hold characters that no definition needs.
  init?(_ bytes: [UInt8], file: String, findings: Findings) {
    self.file = file
    guard bytes.count <= Limits.fileBytes else {
      findings.error(
        at: Place(file: file, line: 1, column: 1),
        Words(
          vi: "tệp có \(bytes.count) byte, quá giới hạn \(Limits.fileBytes)",
          en: "the file has \(bytes.count) bytes, more than the \(Limits.fileBytes) allowed"))
      return nil
    }
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    var tabbed: Set<Int> = []
    var line = 0
    var column = 0
    var isIndentation = true
    var iterator = self.bytes.makeIterator()
    var parser = UTF8.ForwardParser()
    var wasReturn = false

    walk: while true {
      let scalar: Unicode.Scalar
      switch parser.parseScalar(from: &iterator) {
      case .emptyInput: break walk
      case .error:
        findings.error(
          at: Place(file: file, line: line + 1, column: column + 1),
          Words(vi: "byte này không phải UTF-8; hãy lưu tệp bằng UTF-8", en: "not UTF-8; save the file as UTF-8"))
        return nil
      case .valid(let encoded): scalar = UTF8.decode(encoded)
      }
      if scalar == "\n" || scalar == "\r" {
        if !(scalar == "\n" && wasReturn) { line += 1 }
        column = 0
        isIndentation = true
      } else {
        if let message = refusal(of: scalar) {
          findings.error(at: Place(file: file, line: line + 1, column: column + 1), message)
          return nil
        }
        if isIndentation, scalar == "\t" { tabbed.insert(line) }
        if scalar != " ", scalar != "\t" { isIndentation = false }
        column += 1
      }
      wasReturn = scalar == "\r"
    }
    tabbedLines = tabbed
  }

  func place(_ mark: Parser.Mark) -> Place {
    Place(file: file, line: mark.line + 1, column: mark.column + 1)
  }

  /// The character at a mark; nil at the end of a line.
  func character(at mark: Parser.Mark) -> Unicode.Scalar? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard mark.line < lines.count else { return nil }
    let line = String(decoding: lines[mark.line], as: UTF8.self).unicodeScalars
    return line.dropFirst(mark.column).first
  }

  func tab(at line: Int) -> Finding {
    Finding(
      .error, at: Place(file: file, line: line + 1, column: 1),
      Words(
        vi: "thụt lề bằng dấu tab; hãy dùng dấu cách",
        en: "this line is indented with a tab; use spaces"))
  }
}

/// Why a character cannot stand in a definition; nil for one that can.
private func refusal(of scalar: Unicode.Scalar) -> Words? {
  switch scalar.value {
  case 0x09, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
    return nil
  case 0: return Words(vi: "có ký tự NUL; tệp phải là văn bản", en: "a NUL character; the file must be text")
  // YAML 1.1 breaks lines here and editors do not: places would no longer be true.
  case 0x85, 0x2028, 0x2029:
    return Words(
      vi: "ký tự xuống dòng ẩn \(name(scalar)); hãy xuống dòng bình thường",
      en: "the invisible line break \(name(scalar)); break the line as usual")
  default:
    return Words(
      vi: "ký tự điều khiển \(name(scalar)) không được phép; hãy xóa nó",
      en: "the control character \(name(scalar)) is not allowed; delete it")
  }
}

private func name(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
