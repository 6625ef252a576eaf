import Forms
import Rules
import Text
import YAML

/// Letters as they were parsed for a form, a register and the parts that are signed: procedures that have all in common share them.
final class LetterShelf {
  private struct Place: Hashable {
    let letter: Key<LetterTemplate>
    let form: Key<Form>
    let register: Key<Register>?
    let signed: [Key<Part>]
  }

  private var templates: [Place: LetterTemplate] = [:]

  func template(
    _ draft: LetterDraft, of form: Form, _ register: Key<Register>?, signed: [Key<Part>], scope: Scope,
    _ findings: Findings
  ) -> LetterTemplate {
    let place = Place(letter: draft.id.value, form: form.id, register: register, signed: signed)
    if let template = templates[place] { return template }
    let template = draft.template(of: form, scope: scope, findings)
    templates[place] = template
    return template
  }
}
