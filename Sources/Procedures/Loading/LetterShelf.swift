import Forms
import Rules
import Synchronization
import Text
import YAML

/// Letters as they were parsed for a form, a register and the parts that are signed: procedures that have all in common share them.
///
/// What is wrong with a letter is kept here, once for all of them: procedures that issue it are proved nonetheless, whichever
/// of them came to it first.
final class LetterShelf: Sendable {
  private struct Place: Hashable {
    let letter: Key<LetterTemplate>
    let form: Key<Form>
    let register: Key<Register>?
    let signed: [Key<Part>]
  }

  private struct Parsed {
    var templates: [Place: LetterTemplate] = [:]
    var findings: [Finding] = []
  }

  private let parsed = Mutex(Parsed())

  /// What was wrong with letters so far.
  var findings: [Finding] { parsed.withLock(\.findings) }

  func template(
    _ draft: LetterDraft, of form: Form, _ register: Key<Register>?, signed: [Key<Part>], scope: Scope
  ) -> LetterTemplate {
    let place = Place(letter: draft.id.value, form: form.id, register: register, signed: signed)
    return parsed.withLock { parsed in
      if let template = parsed.templates[place] { return template }
      let own = Findings()
      let template = draft.template(of: form, scope: scope, own)
      parsed.templates[place] = template
      parsed.findings += own.all
      return template
    }
  }
}
