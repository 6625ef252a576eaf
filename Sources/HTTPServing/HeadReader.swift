internal import CMicroHTTPD

/// Reads the header lines of a request from where the library found them, and sees what the library does not tell.
///
/// The library takes a bare line feed for the end of a line, sticks a folded line to the name of the one before, and
/// ends a value at a NUL. It leaves the head where it came in, with a NUL in place of each separator: so a head that
/// came as RFC 9112 writes it is known by its places, each line behind the other with nothing between but
/// `:`, blanks, and CR LF. One that did not is refused, because a proxy may have read it otherwise.
///
/// Relied on is, for releases before 1.0, that the method stands at the first byte of the head, that the head's size counts
/// from there, and that nothing is moved. Nothing outside these bytes is read, whatever the library says of places. Were a
/// release to lay heads out otherwise, sound ones would be refused with 400, which nearly every test of this room notices;
/// were it to let more pass, the hostile heads of the tests would be answered. Releases from 1.0 on are told to be strict.
@safe struct HeadReader {
  private let head: UnsafeRawBufferPointer
  private var cursor: Int
  private let maximumLines: Int
  private(set) var headers = Headers()
  private(set) var refusal: HTTPRefusal.Code?

  /// Reads the head of a connection whose head is complete.
  ///
  /// - Parameters:
  ///   - method: Where the library says the method stands: the first byte of the head.
  ///   - version: Where it says the version stands.
  ///   - target: The address as it came.
  @unsafe init(
    _ connection: OpaquePointer, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>, target: String,
    limits: Limits
  ) {
    unsafe head = UnsafeRawBufferPointer(start: method, count: motcua_mhd_head_size(connection))
    cursor = unsafe UnsafeRawPointer(version) - UnsafeRawPointer(method)
    maximumLines = limits.headerLines
    // One blank on each side of the address, no other and no NUL within it.
    let line = unsafe strlen(method) + 1 + target.utf8.count + 1
    if line != cursor || target.utf8.contains(UInt8(ascii: " ")) { refusal = .headMalformed }
    cursor += 8  // HTTP/1.1, which the library has checked.
    if unsafe head.count > limits.headBytes { refusal = .headTooLarge }
    if unsafe !head.indices.contains(cursor) { refusal = .headMalformed }
    skipLineEnd()
    guard refusal == nil else { return }
    unsafe withUnsafeMutablePointer(to: &self) { reader in
      _ = unsafe MHD_get_connection_values_n(connection, MHD_ValueKind.HEADER_KIND, takeHeaderLine, reader)
    }
    skipLineEnd()
    if refusal == nil, motcua_mhd_is_lenient() != 0, unsafe cursor != head.count { refusal = .headMalformed }
  }

  /// Takes one line; false when the head is to be refused.
  @unsafe fileprivate mutating func take(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) -> Bool {
    guard headers.lines.count < maximumLines else { return refuse(.headTooLarge) }
    guard unsafe !name.isEmpty, unsafe name.allSatisfy(\.isTokenCharacter) else { return refuse(.headMalformed) }
    guard unsafe isInPlace(name: name, value: value) else { return refuse(.headMalformed) }
    var end = value.count
    while end > 0, unsafe value[end - 1].isBlank { end -= 1 }
    let content = unsafe UnsafeRawBufferPointer(rebasing: value[..<end])
    guard unsafe content.allSatisfy({ !$0.isControl || $0 == UInt8(ascii: "\t") }) else {
      return refuse(.headMalformed)
    }
    unsafe headers.append(
      checked: Headers.Line(
        name: String(decoding: name, as: UTF8.self), value: String(decoding: content, as: UTF8.self)))
    return true
  }

  @unsafe private mutating func isInPlace(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) -> Bool {
    guard motcua_mhd_is_lenient() != 0 else { return true }
    guard unsafe place(of: name) == cursor else { return false }
    cursor += name.count
    guard isNUL(cursor) else { return false }
    cursor += 1
    while unsafe cursor < head.count, unsafe head[cursor].isBlank { cursor += 1 }
    guard unsafe value.isEmpty || place(of: value) == cursor else { return false }
    cursor += value.count
    skipLineEnd()
    return refusal == nil
  }

  @unsafe private func place(of bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = unsafe head.baseAddress, let address = bytes.baseAddress else { return nil }
    return unsafe address - start
  }

  private func isNUL(_ index: Int) -> Bool {
    unsafe head.indices.contains(index) && head[index] == 0
  }

  private mutating func skipLineEnd() {
    guard motcua_mhd_is_lenient() != 0 else { return }
    if !isNUL(cursor) || !isNUL(cursor + 1) { refusal = refusal ?? .headMalformed }
    cursor += 2
  }

  private mutating func refuse(_ code: HTTPRefusal.Code) -> Bool {
    refusal = code
    return false
  }
}

private func takeHeaderLine(
  _ context: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?, _ nameCount: Int,
  _ value: UnsafePointer<CChar>?, _ valueCount: Int
) -> MHD_Result {
  guard let reader = unsafe context?.assumingMemoryBound(to: HeadReader.self) else { return .NO }
  let goesOn = unsafe reader.pointee.take(
    name: UnsafeRawBufferPointer(start: name, count: nameCount),
    value: UnsafeRawBufferPointer(start: value, count: valueCount))
  return goesOn ? .YES : .NO
}
