public import Text

extension Reading where Value == Scalar {
  /// A text with its place and its way of writing, for what is looked at more closely later (FEEL expressions).
  public static var scalar: Reading<Scalar> {
    scalar(expected: Words(vi: "một chuỗi", en: "a text"))
  }

  static func scalar(expected: Words, pattern: String? = nil) -> Reading<Scalar> {
    Reading(shape: { _ in .value(expected, pattern: pattern) }) { node, findings in
      guard case .scalar(let scalar) = node.content, !scalar.isNothing else {
        findings.mismatch(node, expected: expected)
        return nil
      }
      return scalar
    }
  }
}

extension Reading where Value == String {
  /// A text, exactly as written: `3.000465` and `no` are texts too.
  public static var text: Reading<String> { Reading<Scalar>.scalar.map { $0.text } }
}

extension Reading {
  /// A text that a type can read, such as a date or an identifier.
  ///
  /// - Parameters:
  ///   - expected: What would be right, with an example: "a date such as 2026-11-22".
  ///   - pattern: What is right, as far as a pattern can say it, for editors.
  ///   - parse: Nil for a text that is not right.
  public static func parsed(
    _ expected: Words, pattern: String? = nil, _ parse: @escaping (String) -> Value?
  ) -> Reading<Value> {
    let text = Reading<Scalar>.scalar(expected: expected, pattern: pattern)
    return Reading(shape: text.shape) { node, findings in
      guard let scalar = text(node, findings) else { return nil }
      guard let value = parse(scalar.text) else {
        findings.mismatch(node, expected: expected)
        return nil
      }
      return value
    }
  }

  /// One of a closed set of words.
  public static func choice(of type: Value.Type = Value.self) -> Reading<Value>
  where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    choice(among: Value.allCases.map { ($0.rawValue, $0) })
  }

  /// One of a closed set of words, each standing for a value.
  public static func choice(among choices: [(word: String, value: Value)]) -> Reading<Value> {
    Reading(shape: { _ in .choice(choices.map { $0.word }) }) { node, findings in
      guard case .scalar(let scalar) = node.content,
        let choice = choices.first(where: { $0.word == scalar.text })
      else {
        // Put together only now: thousands of readings are made at each start, and few of them have to complain.
        let known = choices.map { $0.word }
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        let expected = Words(vi: "một trong \(list)", en: "one of \(list)")
        findings.mismatch(node, expected: expected, suggestion: node.text.flatMap { nearestWord(to: $0, among: known) })
        return nil
      }
      return choice.value
    }
  }
}

extension Reading where Value == Int {
  /// A whole number, written without quotes and without zeros in front.
  public static func integer(in range: ClosedRange<Int> = .min ... .max) -> Reading<Int> {
    func expected() -> Words {
      range == .min ... .max
        ? Words(vi: "một số nguyên", en: "a whole number")
        : Words(
          vi: "một số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
          en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return Reading(shape: { _ in .integer(range) }) { node, findings in
      guard case .scalar(let scalar) = node.content, let number = Int(scalar.text), String(number) == scalar.text,
        range.contains(number)
      else {
        findings.mismatch(node, expected: expected())
        return nil
      }
      guard scalar.style == .plain else {
        let expected = expected()
        findings.mismatch(
          node, expected: Words(vi: "\(expected.vi) không có dấu nháy", en: "\(expected.en) without quotes"),
          suggestion: scalar.text)
        return nil
      }
      return number
    }
  }

  /// A time of day as minutes since midnight, 0 to 1,440: `07:30`; `24:00` is the end of the day.
  public static var minuteOfDay: Reading<Int> {
    parsed(Words(vi: "giờ trong ngày như 07:30", en: "a time of day such as 07:30")) { text in
      let figures = Array(text.utf8)
      guard figures.count == 5, figures[2] == UInt8(ascii: ":"),
        figures.indices.allSatisfy({ $0 == 2 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(figures[$0]) })
      else { return nil }
      let value = { (at: Int) in Int(figures[at] &- 48) * 10 + Int(figures[at + 1] &- 48) }
      let minute = value(0) * 60 + value(3)
      return value(3) < 60 && minute <= 24 * 60 ? minute : nil
    }
  }
}

extension Reading where Value == Bool {
  /// `true` or `false`, without quotes; `yes`, `no`, `on` and `off` are texts.
  public static var flag: Reading<Bool> {
    let expected = Words(vi: "`true` hoặc `false`", en: "`true` or `false`")
    return Reading(shape: { _ in .flag }) { node, findings in
      guard case .scalar(let scalar) = node.content, scalar.style == .plain, let value = Bool(scalar.text) else {
        let meant = node.text.flatMap { flagWords[$0.lowercased()] }
        findings.mismatch(node, expected: expected, suggestion: meant.map(String.init))
        return nil
      }
      return value
    }
  }
}

/// What people write for true and false elsewhere.
private let flagWords = [
  "yes": true, "on": true, "y": true, "true": true, "có": true,
  "no": false, "off": false, "n": false, "false": false, "không": false,
]

extension Reading where Value == Words {
  /// A text that people read, in both languages: `{ vi: …, en: … }`.
  public static var words: Reading<Words> {
    let read = Reading<Words>.mapping("words") { reader in
      let vi = reader.required("vi", as: .text, Words(vi: "bản tiếng Việt", en: "the Vietnamese text"))
      let en = reader.required("en", as: .text, Words(vi: "bản tiếng Anh", en: "the English text"))
      guard let vi, let en else { return nil }
      return Words(vi: vi, en: en)
    }
    return Reading(shape: read.shape) { node, findings in
      guard case .mapping = node.content else {
        findings.mismatch(
          node, expected: Words(vi: "hai ngôn ngữ `{ vi: …, en: … }`", en: "both languages, `{ vi: …, en: … }`"))
        return nil
      }
      return read(node, findings)
    }
  }
}

extension Node {
  /// The text of a scalar; nil for lists and mappings.
  public var text: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }
}

extension Reading {
  /// The name of something that definitions call by name: lower-case letters without marks, digits and hyphens.
  public static func key<Subject>() -> Reading<Key<Subject>>
  where Value == Key<Subject> {
    .parsed(
      Words(
        vi: "một tên gồm chữ thường không dấu, chữ số và gạch nối, như `so-luong`",
        en: "a name of lower-case letters without marks, digits and hyphens, such as `so-luong`"),
      pattern: "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$"
    ) { Key($0) }
  }
}
