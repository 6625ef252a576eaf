import Forms
import JSON
import Procedures
import Text
import WorkingTime

extension VerifiedIdentity {
  /// The person of whom a provider speaks.
  ///
  /// - Parameters:
  ///   - subject: The account, as the checked token names it.
  ///   - said: What the provider says, the more certain first.
  init(_ subject: String, of provider: LogInProvider, said: [JSONValue], token: String) {
    func claim(_ name: String?) -> String? {
      name.flatMap { name in said.lazy.compactMap { $0.claim(name) }.first }
    }
    func holds(_ meaning: LogInProvider.Meaning, _ said: [JSONValue]) -> Bool {
      said.lazy.compactMap { $0.claim(meaning.claim) }.first.map(meaning.values.contains) ?? false
    }
    self.init(
      provider: provider.id, issuer: provider.issuer, subject: subject,
      name: claim(provider.fields.name).flatMap { $0.shownLine(most: 120) },
      number: claim(provider.fields.number).flatMap { PersonalNumber($0) },
      birth: claim(provider.fields.birth).flatMap { Day(birth: $0) },
      email: claim(provider.fields.email).flatMap { $0.shownLine(most: 254) },
      phone: claim(provider.fields.phone).flatMap { $0.shownLine(most: 20) },
      isPerson: provider.persons.map { holds($0, said) } ?? true,
      isAssured: provider.assured.map { holds($0, said) } ?? false,
      token: token.utf8.count <= Limits.keptTokenBytes ? token : nil)
  }
}

extension String {
  /// The text in its normal form, when it is one line of so many signs without anything that hides.
  fileprivate func shownLine(most: Int) -> String? {
    let text = normalizedC
    guard text.unicodeScalars.count <= most,
      text.unicodeScalars.allSatisfy({ scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator, .unassigned: false
        default: true
        }
      }), text.contains(where: { !$0.isWhitespace })
    else { return nil }
    return text
  }
}

extension Day {
  /// A date of birth as providers write it: `1990-05-01`, `01/05/1990`, `19900501`.
  fileprivate init?(birth text: String) {
    let figures = Array(text.utf8)
    if figures.count == 8, figures.allSatisfy({ (48...57).contains($0) }) {
      self.init("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
    } else if text.contains("/") {
      self.init(dayFirst: text)
    } else {
      self.init(text)
    }
  }
}
