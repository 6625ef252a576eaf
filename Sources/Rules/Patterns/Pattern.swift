import Text
internal import CPCRE2

/// A regular expression of XPath (XQuery and XPath Functions 3.1, chapter 5.6), matched by PCRE2 within limits.
@safe final class Pattern {
  /// Why a pattern or a match has no result.
  struct Failure: Error {
    let message: Words
  }

  /// Where the whole and the groups of a match stand, in bytes; a group that took no part is nil.
  struct Match {
    let groups: [Range<Int>?]
    var whole: Range<Int> { groups.first.flatMap { $0 } ?? 0..<0 }
  }

  private let code: OpaquePointer
  private let context: OpaquePointer
  private let data: OpaquePointer

  /// - Parameter flags: Any of `s`, `m`, `i`, `x`, `q`.
  init(_ pattern: String, flags: String, steps: Int) throws(Failure) {
    let flags = try Pattern.flags(flags)
    let text =
      flags.contains("q")
      ? pattern
      : try PatternTranslator.translate(pattern, freely: flags.contains("x"), dotAll: flags.contains("s"))
    let bytes = Array(text.utf8)
    var error: CInt = 0
    var place = 0
    let options = house_options(
      flags.contains("i") ? 1 : 0, flags.contains("m") ? 1 : 0, flags.contains("s") ? 1 : 0, flags.contains("q") ? 1 : 0
    )
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(buffer.baseAddress, buffer.count, options, &error, &place, nil)
    }
    guard let compiled = unsafe compiled else { throw Failure(message: Pattern.message(error)) }
    guard let context = unsafe pcre2_match_context_create_8(nil) else {
      unsafe pcre2_code_free_8(compiled)
      throw Failure(message: Words(vi: "không đủ bộ nhớ để so khớp", en: "no memory for a match"))
    }
    guard let data = unsafe pcre2_match_data_create_from_pattern_8(compiled, nil) else {
      unsafe pcre2_code_free_8(compiled)
      unsafe pcre2_match_context_free_8(context)
      throw Failure(message: Words(vi: "không đủ bộ nhớ để so khớp", en: "no memory for a match"))
    }
    unsafe pcre2_set_match_limit_8(context, UInt32(clamping: steps))
    unsafe pcre2_set_depth_limit_8(context, 10_000)
    unsafe pcre2_set_heap_limit_8(context, 20_000)
    unsafe self.code = compiled
    unsafe self.context = context
    unsafe self.data = data
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_code_free_8(code)
  }

  /// The first match from a byte on; nil when there is none.
  func match(_ subject: [UInt8], from start: Int) throws(Failure) -> Match? {
    let (code, context, data) = unsafe (self.code, self.context, self.data)
    let result = unsafe subject.withUnsafeBufferPointer { buffer in
      unsafe pcre2_match_8(code, buffer.baseAddress, buffer.count, start, 0, data, context)
    }
    if result == house_no_match() { return nil }
    guard result >= 0 else { throw Failure(message: Pattern.message(result)) }
    let count = unsafe Int(pcre2_get_ovector_count_8(data))
    guard let places = unsafe pcre2_get_ovector_pointer_8(data) else { return nil }
    var groups: [Range<Int>?] = []
    for index in 0..<count {
      let (from, to) = unsafe (places[2 * index], places[2 * index + 1])
      groups.append(from == house_unset() || from > to ? nil : Int(from)..<Int(to))
    }
    return Match(groups: groups)
  }

  /// All matches one after the other. A match of nothing at all is a failure, as XPath has it.
  func matches(_ subject: [UInt8]) throws(Failure) -> [Match] {
    if let empty = try match([], from: 0), empty.whole.isEmpty {
      throw Failure(message: Words(vi: "mẫu khớp cả chuỗi rỗng", en: "the pattern matches the empty text"))
    }
    var found: [Match] = []
    var start = 0
    while start <= subject.count, let next = try match(subject, from: start) {
      found.append(next)
      // A pattern like `a*$` can match nothing in the middle only.
      start = next.whole.isEmpty ? Pattern.next(subject, next.whole.upperBound) : next.whole.upperBound
    }
    return found
  }

  /// The byte at which the next code point begins.
  private static func next(_ bytes: [UInt8], _ place: Int) -> Int {
    var next = place + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  private static func flags(_ text: String) throws(Failure) -> Set<Unicode.Scalar> {
    for scalar in text.unicodeScalars where !"smixq".unicodeScalars.contains(scalar) {
      throw Failure(message: Words(vi: "không có cờ '\(scalar)'", en: "there is no flag '\(scalar)'"))
    }
    return Set(text.unicodeScalars)
  }

  private static func message(_ code: CInt) -> Words {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
    }
    let told = count > 0 ? String(decoding: buffer.prefix(Int(count)), as: UTF8.self) : "\(code)"
    return Words(vi: "mẫu không dùng được: \(told)", en: "the pattern failed: \(told)")
  }
}
