import Text

/// A table in RFC 4180: cells between commas or semicolons, in quotes when they hold those or line ends.
///
/// UTF-8 with or without a byte order mark, lines that end in LF or CRLF. Semicolons are taken where the head line has
/// more of them than commas, as spreadsheets write them in Vietnam.
struct CSV {
  /// The rows, the head line first; lines without anything are left out.
  private(set) var rows: [[String]] = []

  /// Why a table cannot be read.
  struct Fault: Error, Equatable {
    /// The line in the file, from 1.
    let line: Int
    let words: Words
  }

  /// Reads a whole file.
  ///
  /// - Throws: ``Fault`` at the first place that is wrong.
  init(_ bytes: [UInt8]) throws(Fault) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var reader = Reader(bytes, separator: CSV.separator(of: bytes))
    while let row = try reader.row() {
      if row != [""] { rows.append(row) }
    }
  }

  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var (commas, semicolons, isQuoted) = (0, 0, false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: commas += 1
      case UInt8(ascii: ";") where !isQuoted: semicolons += 1
      case UInt8(ascii: "\n") where !isQuoted: return semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
      default: break
      }
    }
    return semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }
}

extension CSV {
  private struct Reader {
    private let bytes: ArraySlice<UInt8>
    private let separator: UInt8
    private var index: Int
    private var line = 1

    init(_ bytes: ArraySlice<UInt8>, separator: UInt8) {
      self.bytes = bytes
      self.separator = separator
      index = bytes.startIndex
    }

    private var byte: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    /// The next row; nil at the end.
    mutating func row() throws(Fault) -> [String]? {
      guard byte != nil else { return nil }
      var cells: [String] = []
      while true {
        cells.append(byte == UInt8(ascii: "\"") ? try quoted() : try plain())
        guard let mark = byte else { return cells }
        index += 1
        if mark == separator { continue }
        // What ends a cell besides a separator is a line end.
        if mark == 0x0D, byte == 0x0A { index += 1 }
        line += 1
        return cells
      }
    }

    private mutating func plain() throws(Fault) -> String {
      let start = index
      while let byte, byte != separator, byte != 0x0A, !(byte == 0x0D && isLineEnd) {
        guard byte != UInt8(ascii: "\"") else {
          throw Fault(
            line: line,
            words: Words(
              vi: "dấu ngoặc kép giữa ô; hãy đặt cả ô trong ngoặc kép và viết \"\" cho mỗi dấu",
              en: "a quotation mark inside a cell; put the whole cell in quotes and write \"\" for each"))
        }
        index += 1
      }
      return try text(bytes[start..<index])
    }

    /// Whether the carriage return at hand belongs to a line end.
    private var isLineEnd: Bool { index + 1 == bytes.endIndex || bytes[index + 1] == 0x0A }

    private mutating func quoted() throws(Fault) -> String {
      let first = line
      index += 1
      var content: [UInt8] = []
      while let byte {
        index += 1
        if byte == 0x0A { line += 1 }
        guard byte == UInt8(ascii: "\"") else {
          content.append(byte)
          continue
        }
        if self.byte == UInt8(ascii: "\"") {
          content.append(byte)
          index += 1
          continue
        }
        guard self.byte == nil || self.byte == separator || self.byte == 0x0A || self.byte == 0x0D else {
          throw Fault(
            line: line,
            words: Words(
              vi: "sau ô trong ngoặc kép phải là dấu phân cách hoặc hết dòng",
              en: "after a cell in quotes only a separator or the end of the line may follow"))
        }
        return try text(content[...])
      }
      throw Fault(
        line: first,
        words: Words(vi: "ô trong ngoặc kép không được đóng lại", en: "a cell in quotes is never closed"))
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Fault(
          line: line,
          words: Words(
            vi: "chữ không theo mã UTF-8; hãy lưu tệp lại dạng “CSV UTF-8”",
            en: "the text is not UTF-8; save the file as “CSV UTF-8”"))
      }
      return text
    }
  }
}

extension CSV {
  /// A cell as a table writes it: in quotes where it holds a comma, a quote or a line break.
  static func cell(_ text: String) -> String {
    // A cell that begins like a formula is one to spreadsheets.
    let safe = text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
    guard safe.contains(where: { $0 == "," || $0 == "\"" || $0 == ";" || $0.isNewline }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
