import Crypto
import Glibc

/// Reads a multipart form from its body, piece by piece: fields into memory, files as places in the body (RFC 2046
/// section 5.1, RFC 7578).
struct MultipartReader {
  private let body: Body
  private let limits: FormLimits
  /// CR LF, two hyphens and the boundary: what ends each part.
  private let delimiter: [UInt8]
  private var reader: BodyReader
  private var window: [UInt8]
  /// The place of the window's first byte in the body.
  private var offset: Int
  private var form = Form()
  private var fieldBytes = 0

  init(_ body: Body, boundary: String, limits: FormLimits) {
    self.body = body
    self.limits = limits
    delimiter = Array("\r\n--\(boundary)".utf8)
    reader = body.reader()
    // The first delimiter may stand at the very beginning, as if a line had ended before it.
    window = [0x0D, 0x0A]
    offset = -2
  }

  /// Reads all parts.
  ///
  /// - Throws: ``HTTPRefusal/Code`` or ``ServerFailure``.
  mutating func read() throws -> Form {
    try skipContent { _ in }
    var parts = 0
    while try beginsPart() {
      parts += 1
      // Places without a file count too: each costs a look.
      guard parts <= limits.fields + limits.files else { throw HTTPRefusal.Code.tooManyFields }
      try readPart()
    }
    return form
  }

  private mutating func readPart() throws {
    let head = try readHead()
    let disposition = HeaderParameters(head["Content-Disposition"] ?? "")
    guard disposition.word == "form-data", let name = disposition["name"] else {
      throw HTTPRefusal.Code.fieldsMalformed
    }
    guard let fileName = disposition["filename"] else { return try readField(name) }
    let start = offset
    let hash = try HashStream()
    let end = try skipContent { piece in try unsafe piece.withUnsafeBytes { try unsafe hash.update($0) } }
    // A place where no file was chosen comes as an empty file without a name.
    if fileName.isEmpty, end == start { return }
    guard form.files.count < limits.files else { throw HTTPRefusal.Code.tooManyFields }
    guard let sha256 = SHA256(bytes: try hash.finish()) else { throw HTTPRefusal.Code.failed }
    let type = HeaderParameters(head["Content-Type"] ?? "application/octet-stream").word
    form.files.append(
      FormFile(field: name, name: FileName.safe(fileName), type: type, sha256: sha256, body: body, range: start..<end))
  }

  private mutating func readField(_ name: String) throws {
    guard form.fields.items.count < limits.fields else { throw HTTPRefusal.Code.tooManyFields }
    var value: [UInt8] = []
    let limit = limits.fieldBytes - fieldBytes
    try skipContent { piece in
      guard value.count + piece.count <= limit else { throw HTTPRefusal.Code.bodyTooLarge }
      value += piece
    }
    fieldBytes += value.count
    guard !value.contains(0), let text = String(validating: value, as: UTF8.self) else {
      throw HTTPRefusal.Code.textNotUTF8
    }
    form.fields.append(name, text)
  }

  /// What follows a delimiter: true for the line end before a part, false for the two hyphens of the end.
  private mutating func beginsPart() throws -> Bool {
    guard try has(2) else { throw HTTPRefusal.Code.fieldsMalformed }
    switch (window[0], window[1]) {
    case (UInt8(ascii: "-"), UInt8(ascii: "-")): return false
    case (0x0D, 0x0A): drop(2)
    default: throw HTTPRefusal.Code.fieldsMalformed
    }
    return true
  }

  private mutating func readHead() throws -> Headers {
    var headers = Headers()
    var left = limits.partHeadBytes
    while true {
      while window.firstRange(of: [0x0D, 0x0A]) == nil, window.count <= left, try fill() {}
      guard let end = window.firstRange(of: [0x0D, 0x0A]), end.upperBound <= left else {
        throw HTTPRefusal.Code.fieldsMalformed
      }
      left -= end.upperBound
      guard let line = String(validating: window[..<end.lowerBound], as: UTF8.self) else {
        throw HTTPRefusal.Code.textNotUTF8
      }
      drop(end.upperBound)
      if line.isEmpty { return headers }
      guard let colon = line.firstIndex(of: ":"), line[..<colon].isToken else { throw HTTPRefusal.Code.fieldsMalformed }
      headers.add(String(line[..<colon]), line[line.index(after: colon)...].trimmed)
    }
  }

  /// Hands on what stands before the next delimiter, drops both, and gives the place where it ended.
  @discardableResult
  private mutating func skipContent(_ take: (ArraySlice<UInt8>) throws -> Void) throws -> Int {
    while true {
      if let found = find() {
        if found > 0 { try take(window[..<found]) }
        let end = offset + found
        drop(found + delimiter.count)
        return end
      }
      // What could be the beginning of a delimiter stays in the window.
      let sure = max(0, window.count - delimiter.count + 1)
      if sure > 0 { try take(window[..<sure]) }
      drop(sure)
      guard try fill() else { throw HTTPRefusal.Code.fieldsMalformed }
    }
  }

  private func find() -> Int? {
    unsafe window.withUnsafeBytes { window in
      unsafe delimiter.withUnsafeBytes { delimiter in
        guard let base = window.baseAddress, let wanted = delimiter.baseAddress else { return nil }
        var from = 0
        while window.count - from >= delimiter.count,
          let mark = unsafe memchr(base + from, 0x0D, window.count - from - delimiter.count + 1)
        {
          let index = unsafe UnsafeRawPointer(mark) - base
          if unsafe memcmp(mark, wanted, delimiter.count) == 0 { return index }
          from = index + 1
        }
        return nil
      }
    }
  }

  private mutating func has(_ count: Int) throws -> Bool {
    while window.count < count {
      guard try fill() else { return false }
    }
    return true
  }

  private mutating func fill() throws -> Bool {
    guard let piece = try reader.next() else { return false }
    window += piece
    return true
  }

  private mutating func drop(_ count: Int) {
    window.removeFirst(count)
    offset += count
  }
}
