internal import JSON

extension Judge {
  /// Reads an answer of several choices; each that is wrong gets its complaint at its own place.
  ///
  /// What is left blank between them does not count. A single text is a list of one, as a page posts one ticked box.
  mutating func several<Choice: Hashable>(
    _ value: JSONValue, _ count: ChoiceCount, at pointer: JSONPointer,
    _ read: (JSONValue) throws(Wrong) -> Choice
  ) -> [Choice]? {
    let elements: [JSONValue]
    switch value {
    case .array(let all): elements = all
    case .string: elements = [value]
    default:
      complain(.choices, at: pointer)
      return nil
    }
    let filled = elements.indices.filter { !elements[$0].isBlank }
    guard filled.count <= count.most else {
      complain(count.tooMany(filled.count), at: pointer)
      return nil
    }
    var chosen: [Choice] = []
    var isWrong = false
    for index in filled {
      do throws(Wrong) {
        let choice = try read(elements[index])
        if let first = chosen.firstIndex(of: choice) { throw .chosenTwice(first: first) }
        chosen.append(choice)
      } catch {
        complain(error, at: pointer.appending(.index(index)))
        isWrong = true
      }
    }
    if today != nil, filled.count < count.least { complain(count.tooFew(filled.count), at: pointer) }
    return isWrong ? nil : chosen
  }
}
