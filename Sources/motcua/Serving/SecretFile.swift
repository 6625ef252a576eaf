import Glibc
import Text

/// A file with a secret of the operator's: it is read only when nobody but its owner can.
enum SecretFile {
  /// Bytes of a file of secrets.
  private static let most = 16_384

  /// The lines of a file, blank ones and those that begin with `#` left out.
  ///
  /// - Throws: ``CommandError`` when it cannot be read, is no text, or others may read or write it. What stands in it is
  ///   never told.
  static func lines(of path: String) throws -> [String] {
    try text(of: path).split(whereSeparator: \.isNewline).map(String.init)
      .filter { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("#") }
  }

  /// The first line of a file, whatever it begins with.
  ///
  /// - Throws: As ``lines(of:)``, and when there is nothing in it.
  static func firstLine(of path: String) throws -> String {
    let line = try text(of: path).prefix { !$0.isNewline }
    guard !line.isEmpty else {
      let name = path.harmless
      throw CommandError.usage(
        Words(vi: "dòng đầu của \(name) không có gì", en: "there is nothing in the first line of \(name)"))
    }
    return String(line)
  }

  private static func text(of path: String) throws -> String {
    let name = path.harmless
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard file >= 0 else {
      let reason = String(cString: strerror(errno))
      throw CommandError.usage(Words(vi: "\(name): \(reason)", en: "\(name): \(reason)"))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw CommandError.usage(Words(vi: "\(name) không phải là tệp", en: "\(name) is no file"))
    }
    guard status.st_mode & 0o077 == 0 else {
      throw CommandError.usage(
        Words(
          vi: "người khác đọc được \(name); chỉ chủ tệp được đọc: chmod 600 \(name)",
          en: "others can read \(name); a secret is for its owner alone: chmod 600 \(name)"))
    }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw CommandError.usage(
        Words(
          vi: "\(name) là của người dùng khác; chủ tệp phải là người chạy máy chủ",
          en: "\(name) belongs to another user; its owner has to be who runs the server"))
    }
    var bytes = [UInt8](repeating: 0, count: most + 1)
    let count = read(file, &bytes, bytes.count)
    guard count >= 0, count <= most, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw CommandError.usage(
        Words(vi: "\(name) không phải văn bản UTF-8 ngắn", en: "\(name) is no short text in UTF-8"))
    }
    return text
  }
}

extension SecretFile {
  /// The values of a file whose lines are each a word and, after a blank, its value.
  ///
  /// - Parameters:
  ///   - known: The words that may stand there, each once.
  ///   - needed: Those that have to.
  /// - Throws: ``CommandError``, also for an unknown word and a missing one.
  static func values(of known: [String], needed: [String], in file: String) throws -> [String: String] {
    var values: [String: String] = [:]
    for line in try lines(of: file) {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2, known.contains(words[0]), values[words[0]] == nil else {
        let list = known.joined(separator: ", ")
        throw CommandError.usage(
          Words(
            vi: "\(file.harmless): mỗi dòng là một trong \(list) (mỗi từ một lần), dấu cách, giá trị",
            en: "\(file.harmless): each line is one of \(list) (each once), a blank, its value"))
      }
      values[words[0]] = words[1]
    }
    for word in needed where values[word] == nil {
      throw CommandError.usage(
        Words(vi: "\(file.harmless) thiếu dòng \(word)", en: "\(file.harmless) has no line of \(word)"))
    }
    return values
  }
}
