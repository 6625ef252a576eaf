import JSON
import XML

/// A filled form that comes with a document: a file of answers by the names of the form's fields, as JSON or as XML.
///
/// JSON is an object of answers, or one that has them under `answers`, as the API takes them. In XML each element below the root is an
/// answer by its name, with elements within for an answer of several parts; the same name twice is a list.
enum AnswerSheet {
  /// The largest that is read, in bytes: many times what the longest form of answers takes.
  static let mostBytes = 256 * 1_024

  /// The answers; none where the file is neither: then a person fills them in.
  static func answers(in bytes: [UInt8]) -> JSONObject {
    if case .object(let object)? = try? JSONValue(reading: String(decoding: bytes, as: UTF8.self)) {
      if case .object(let answers)? = object["answers"] { return answers }
      return object
    }
    return (try? Document(bytes)).map { answers(of: $0.root.elements) } ?? JSONObject()
  }

  private static func answers(of elements: [Element]) -> JSONObject {
    var answers = JSONObject()
    for element in elements {
      let answer = answer(in: element)
      switch answers[element.name] {
      case nil: answers[element.name] = answer
      case .array(let before)?: answers[element.name] = .array(before + [answer])
      case let before?: answers[element.name] = .array([before, answer])
      }
    }
    return answers
  }

  private static func answer(in element: Element) -> JSONValue {
    element.elements.isEmpty ? .string(element.text) : .object(answers(of: element.elements))
  }
}
