import Forms
import Rules
import Text
import WorkingTime

extension Part {
  /// Whether it has to be there by this one answer, whatever the others are.
  func isRequired(when field: Key<Field>, is option: Key<Option>, in form: Form) -> Bool {
    let answers = form.fields.map { $0.id == field ? Value.string(option.text) : .null }
    let facts = Facts(answers + FactNames.allCases.map { _ in Value.null }, at: Instant(milliseconds: 0))
    guard when?.holds(facts) ?? true else { return false }
    return switch required {
    case .always: true
    case .never: false
    case .when(let condition): condition.holds(facts)
    }
  }
}
