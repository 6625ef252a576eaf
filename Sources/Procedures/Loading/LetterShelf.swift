import Forms
import Rules
import Text
import YAML

/// Letters as they were parsed for a form and a register: procedures that have both in common share them.
final class LetterShelf {
  private struct Place: Hashable {
    let letter: Key<LetterTemplate>
    let form: Key<Form>
    let register: Key<Register>?
  }

  private var templates: [Place: LetterTemplate] = [:]

  func template(
    _ draft: LetterDraft, of form: Form, _ register: Key<Register>?, scope: Scope, _ findings: Findings
  ) -> LetterTemplate {
    let place = Place(letter: draft.id.value, form: form.id, register: register)
    if let template = templates[place] { return template }
    let template = draft.template(of: form, scope: scope, findings)
    templates[place] = template
    return template
  }
}
