import Text

extension Builtin {
  /// Functions of strings (DMN 1.5, 10.3.4.3), without the regular expressions.
  static let strings: [Builtin] = [
    Builtin(
      "substring",
      [
        Signature(
          string, Parameter(name: "start position", type: .number), Parameter(name: "length", type: .number),
          optional: 1)
      ], .string, substring),
    Builtin("string length", [Signature(string)], .number) { a, run in
      .number(a.string(0)?.unicodeScalars.count ?? 0)
    },
    Builtin("upper case", [Signature(string)], .string) { a, run throws(Stop) in
      try run.string((a.string(0) ?? "").uppercased())
    },
    Builtin("lower case", [Signature(string)], .string) { a, run throws(Stop) in
      try run.string((a.string(0) ?? "").lowercased())
    },
    Builtin("substring before", [Signature(string, match)], .string) { a, run throws(Stop) in
      let parts = Parts(a)
      return try run.string(parts.place.map { parts.text($0.lowerBound, from: .start) } ?? "")
    },
    Builtin("substring after", [Signature(string, match)], .string) { a, run throws(Stop) in
      let parts = Parts(a)
      return try run.string(parts.place.map { parts.text($0.upperBound, from: .end) } ?? "")
    },
    Builtin("contains", [Signature(string, match)], .boolean) { a, run in .boolean(Parts(a).place != nil) },
    Builtin("starts with", [Signature(string, match)], .boolean) { a, run in
      .boolean((a.string(0) ?? "").utf8.starts(with: (a.string(1) ?? "").utf8))
    },
    Builtin("ends with", [Signature(string, match)], .boolean) { a, run in
      .boolean((a.string(0) ?? "").utf8.reversed().starts(with: (a.string(1) ?? "").utf8.reversed()))
    },
    Builtin(
      "string join",
      [
        Signature(
          Parameter(name: "list", type: .list(.string)), Parameter(name: "delimiter", type: .string, mayBeNull: true),
          optional: 1)
      ], .string, join),
  ]

  private static let string = Parameter(name: "string", type: .string)
  private static let match = Parameter(name: "match", type: .string)

  private static func substring(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    let scalars = Array((a.string(0) ?? "").unicodeScalars)
    guard let start = a.number(1)?.truncatedInteger, start != 0, start.magnitude <= scalars.count else {
      return a.failed(
        &run,
        Words(
          vi: "chuỗi \(scalars.count) ký tự không có vị trí đó",
          en: "there is no such position in a text of \(scalars.count)"))
    }
    let first = start > 0 ? start - 1 : scalars.count + start
    var count = scalars.count - first
    if a.isGiven(2) {
      guard let length = a.number(2)?.truncatedInteger, length > 0 else {
        return a.failed(&run, Words(vi: "độ dài nhỏ hơn 1", en: "the length is less than 1"))
      }
      count = min(count, length)
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[first..<first + count])
    return try run.string(String(result))
  }

  private static func join(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    let delimiter = a.string(1) ?? ""
    var result = ""
    var isFirst = true
    for item in a.items(0) {
      guard case .string(let text) = item else { continue }
      if !isFirst { result += delimiter }
      isFirst = false
      result += text
      guard result.utf8.count <= run.budget.textLength else {
        throw Stop(limit: .textLength, allowed: run.budget.textLength)
      }
    }
    return try run.string(result)
  }
}

/// A text and where a part of it stands, byte by byte, so that no equivalent writing counts.
private struct Parts {
  enum Side { case start, end }

  private let bytes: [UInt8]
  let place: Range<Int>?

  init(_ a: Arguments) {
    bytes = Array((a.string(0) ?? "").utf8)
    let wanted = Array((a.string(1) ?? "").utf8)
    guard let first = wanted.first else {
      place = 0..<0
      return
    }
    var start = 0
    var found: Range<Int>?
    while found == nil, start + wanted.count <= bytes.count {
      if bytes[start] == first, bytes[start..<start + wanted.count].elementsEqual(wanted) {
        found = start..<start + wanted.count
      }
      start += 1
    }
    place = found
  }

  func text(_ index: Int, from side: Side) -> String {
    String(decoding: side == .start ? bytes[..<index] : bytes[index...], as: UTF8.self)
  }
}
