public import Text
import YAML

extension DefinitionKind {
  /// The kind as a chapter of the language reference: a table of keys for each kind of mapping.
  public func markdown(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { Words(vi: vi, en: en).in(language) }
    var text = "## \(name)\n\n`\(files)`. \(about.in(language))\n"
    for kind in schema.kinds where kind != "words" {
      text += "\n### <a id=\"\(name)-\(kind.anchor)\"></a>\(kind)\n\n"
      text += "| \(say("Khóa", "Key")) | \(say("Giá trị", "Value")) | \(say("Nói gì", "Says")) |\n|---|---|---|\n"
      for key in schema.keys(of: kind) {
        let written = key.name.map { "`\($0)`" } ?? say("(khóa tự đặt)", "(keys of your own)")
        let required = key.isRequired ? say(" (bắt buộc)", " (required)") : ""
        let about = (key.about?.in(language) ?? "").replacing("|", with: "\\|")
        let value = key.shape.markdown(language, chapter: name).replacing("|", with: "\\|")
        text += "| \(written)\(required) | \(value) | \(about) |\n"
      }
    }
    return text
  }
}

extension Shape {
  fileprivate func markdown(_ language: Language, chapter: String) -> String {
    func say(_ vi: String, _ en: String) -> String { Words(vi: vi, en: en).in(language) }
    switch self {
    case .value(let words, _): return words.in(language)
    case .integer(let range):
      return range == .min ... .max
        ? say("số nguyên", "a whole number")
        : say(
          "số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
          "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .flag: return say("`true` hoặc `false`", "`true` or `false`")
    case .anything: return say("bất kỳ", "anything")
    case .choice(let words): return words.map { "`\($0)`" }.joined(separator: ", ")
    case .list(let element, _):
      let element = element.markdown(language, chapter: chapter)
      return say("danh sách: \(element)", "a list of: \(element)")
    case .mapping("words"): return "`{ vi: …, en: … }`"
    case .mapping(let kind): return "[\(kind)](#\(chapter)-\(kind.anchor))"
    case .entries(let element):
      let element = element.markdown(language, chapter: chapter)
      return say("khóa tự đặt: \(element)", "keys of your own, each with: \(element)")
    case .either(let shapes):
      return shapes.map { $0.markdown(language, chapter: chapter) }.joined(separator: say(", hoặc ", ", or "))
    }
  }
}
