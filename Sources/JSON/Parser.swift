internal import Text

/// Reads one JSON text, strictly by RFC 8259.
struct Parser {
  /// What stopped the reading; the way to it is collected on the way up.
  struct Stop: Error {
    let code: JSONError.Code
    let offset: Int
    let message: Words
    var path: [JSONPointer.Token] = []

    init(_ code: JSONError.Code, at offset: Int, _ message: Words) {
      self.code = code
      self.offset = offset
      self.message = message
    }

    consuming func below(_ token: JSONPointer.Token) -> Stop {
      path.append(token)
      return self
    }
  }

  let bytes: [UInt8]
  let depthLimit: Int
  var at = 0

  init(_ bytes: [UInt8], depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  /// The byte at hand; at the end 0, which is right nowhere in JSON.
  var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

  mutating func document() throws(Stop) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    guard at == bytes.count else {
      throw Stop(
        .syntax, at: at,
        Words(vi: "có chữ thừa sau giá trị JSON", en: "something follows the JSON value; only one is expected"))
    }
    return value
  }

  private mutating func value(depth: Int) throws(Stop) -> JSONValue {
    skipBlanks()
    switch byte {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t") where take("true"): return .bool(true)
    case UInt8(ascii: "f") where take("false"): return .bool(false)
    case UInt8(ascii: "n") where take("null"): return .null
    default: throw unexpected(Words(vi: "một giá trị JSON", en: "a JSON value"))
    }
  }

  private mutating func object(depth: Int) throws(Stop) -> JSONObject {
    let start = try enter(depth)
    var members: [JSONObject.Member] = []
    guard !leave(UInt8(ascii: "}")) else { return JSONObject() }
    var isSorted = true
    repeat {
      let key = try key()
      if isSorted, let last = members.last { isSorted = precedes(last.key, key) }
      do throws(Stop) {
        members.append((key, try value(depth: depth)))
      } catch { throw error.below(.key(key)) }
    } while try another(before: UInt8(ascii: "}"), Words(vi: "dấu `,` hoặc `}`", en: "a `,` or a `}`"))
    if isSorted { return JSONObject(sorted: members) }
    guard let object = JSONObject(unsorted: members) else { throw repetition(from: start, depth: depth) }
    return object
  }

  private mutating func array(depth: Int) throws(Stop) -> [JSONValue] {
    _ = try enter(depth)
    var elements: [JSONValue] = []
    guard !leave(UInt8(ascii: "]")) else { return elements }
    repeat {
      do throws(Stop) {
        elements.append(try value(depth: depth))
      } catch { throw error.below(.index(elements.count)) }
    } while try another(before: UInt8(ascii: "]"), Words(vi: "dấu `,` hoặc `]`", en: "a `,` or a `]`"))
    return elements
  }

  private mutating func key() throws(Stop) -> String {
    skipBlanks()
    guard byte == UInt8(ascii: "\"") else {
      throw unexpected(Words(vi: "một tên trong nháy kép", en: "a name in double quotes"))
    }
    let key = try string()
    skipBlanks()
    guard byte == UInt8(ascii: ":") else { throw unexpected(Words(vi: "dấu `:` sau tên", en: "a `:` after the name")) }
    at += 1
    return key
  }

  /// Steps over the opening bracket, and says where it was.
  private mutating func enter(_ depth: Int) throws(Stop) -> Int {
    guard depth <= depthLimit else {
      throw Stop(
        .limit, at: at,
        Words(vi: "lồng nhau quá \(depthLimit) tầng", en: "nested deeper than the \(depthLimit) levels allowed"))
    }
    at += 1
    return at - 1
  }

  /// Steps over the closing bracket of an empty array or object.
  private mutating func leave(_ closing: UInt8) -> Bool {
    skipBlanks()
    guard byte == closing else { return false }
    at += 1
    return true
  }

  /// Steps over a comma (true) or the closing bracket (false).
  private mutating func another(before closing: UInt8, _ expected: Words) throws(Stop) -> Bool {
    skipBlanks()
    let found = byte
    guard found == UInt8(ascii: ",") || found == closing else { throw unexpected(expected) }
    at += 1
    return found != closing
  }

  /// Reads an object again to find the name that stands in it twice.
  private func repetition(from start: Int, depth: Int) -> Stop {
    var again = self
    again.at = start + 1
    var seen: Set<[UInt8]> = []
    while true {
      again.skipBlanks()
      let position = again.at
      guard let key = try? again.key(), seen.insert(Array(key.utf8)).inserted,
        (try? again.value(depth: depth)) != nil,
        (try? again.another(before: UInt8(ascii: "}"), Words(vi: "", en: ""))) == true
      else {
        return Stop(
          .duplicateKey, at: position,
          Words(vi: "tên lặp lại trong cùng một đối tượng", en: "this name stands in the object already"))
      }
    }
  }

  private mutating func skipBlanks() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[at...].starts(with: word.utf8) else { return false }
    at += word.utf8.count
    return true
  }

  func unexpected(_ expected: Words) -> Stop {
    let found: Words
    switch byte {
    case _ where at >= bytes.count: found = Words(vi: "hết dữ liệu", en: "the end")
    case 0x21...0x7E:
      let sign = String(UnicodeScalar(byte))
      found = Words(vi: "`\(sign)`", en: "`\(sign)`")
    default:
      let code = "0x" + String(byte, radix: 16, uppercase: true)
      found = Words(vi: "byte \(code)", en: "the byte \(code)")
    }
    return Stop(
      .syntax, at: at,
      Words(vi: "cần \(expected.vi), gặp \(found.vi)", en: "expected \(expected.en), found \(found.en)"))
  }
}
