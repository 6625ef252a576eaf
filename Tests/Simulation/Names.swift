import Dossiers
import JSON

extension Ground.Application {
  /// The answers, with another name for every person in them.
  ///
  /// - Parameter number: Which one; nil for the names as they are.
  func answers(namedBy number: Int?) -> JSONObject {
    guard let number, case .object(let named) = JSONValue.object(answers).named(Name(number).text) else {
      return answers
    }
    return named
  }
}

/// A name that nobody else has, and that is found by its letters in whatever way it is written.
struct Name {
  /// Its letters without accents; none that a number in hexadecimal has.
  let word: String

  init(_ number: Int) {
    let letters = Array("ghkmnpqrstv")
    var (rest, word) = (number, "")
    for _ in 0..<4 { (rest, word) = (rest / letters.count, word + "u\(letters[rest % letters.count])") }
    self.word = word
  }

  var text: String { "Nguyễn Thị Z" + word }
}

extension JSONValue {
  /// The same with another name for every person.
  fileprivate func named(_ name: String) -> JSONValue {
    switch self {
    case .object(let members):
      .object(
        JSONObject(
          members.map { member in (member.key, member.key == "ho-ten" ? .string(name) : member.value.named(name)) }))
    case .array(let elements): .array(elements.map { $0.named(name) })
    default: self
    }
  }
}
