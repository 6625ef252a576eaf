internal import JSON
internal import Text
internal import WorkingTime

extension Judge {
  /// Reads a person; every part that is wrong gets its complaint.
  mutating func person(_ value: JSONValue, _ field: PersonField, at pointer: JSONPointer) -> Answer? {
    typealias Part = PersonField.Part
    guard case .object(let object) = value else {
      complain(.object, at: pointer)
      return nil
    }
    let papers = PersonField.Paper.allCases.filter(field.papers.contains)
    refuseUnknown(object, known: [Part.name, Part.birth] + papers.map(\.rawValue), at: pointer)
    let name = part(Part.name, of: object, at: pointer, PersonName.read)
    let birth = part(Part.birth, of: object, at: pointer, birth(_:))
    var number: PersonalNumber?
    var passport: String?
    let given = papers.filter { !(object[$0.rawValue]?.isBlank ?? true) }
    if given.isEmpty, let first = papers.first {
      complain(papers.count > 1 ? onePaper : .required, at: pointer.appending(.key(first.rawValue)))
    }
    for paper in given {
      switch paper {
      case .personalNumber: number = part(Part.number, of: object, at: pointer, PersonalNumber.read)
      case .passport: passport = part(Part.passport, of: object, at: pointer, Passport.read)
      }
    }
    if let number, let birth {
      do throws(Wrong) {
        try number.mustAgree(with: birth)
      } catch {
        complain(error, at: pointer.appending(.key(Part.number)))
        return nil
      }
    }
    guard let name, let birth, number != nil || passport != nil else { return nil }
    return .person(Person(name: name, number: number, passport: passport, birth: birth))
  }

  private mutating func part<Value>(
    _ key: String, of object: JSONObject, at pointer: JSONPointer, _ read: (String) throws(Wrong) -> Value
  ) -> Value? {
    let pointer = pointer.appending(.key(key))
    guard let value = object[key], !value.isBlank else {
      complain(.required, at: pointer)
      return nil
    }
    do throws(Wrong) {
      guard case .string(let text) = value else { throw Wrong.text }
      return try read(text)
    } catch {
      complain(error, at: pointer)
      return nil
    }
  }

  private func birth(_ text: String) throws(Wrong) -> Day {
    let day = try WrittenDay.read(text)
    // Personal numbers count centuries from 1900 (Nghị định 137/2015/NĐ-CP, điều 13).
    guard day.civil.year >= 1900 else {
      throw Wrong(
        .tooEarly, vi: "Năm sinh phải từ 1900; hãy xem lại.", en: "The year of birth is 1900 or later; look again.")
    }
    if let today, day > today {
      throw Wrong(
        .tooLate, vi: "Ngày sinh không thể sau hôm nay (\(today.dayFirst)).",
        en: "A date of birth cannot be after today (\(today.dayFirst)).")
    }
    return day
  }
}

private let onePaper = Wrong(
  .required, vi: "Cần số định danh cá nhân hoặc số hộ chiếu.", en: "A personal number or a passport number is required."
)
