import Text

/// Something a command can be given: an option with a value, a flag, or an operand that stands by itself.
///
/// A command declares its parameters once; the help, the reading of the command line and the typed values in
/// ``Call`` all come from there.
struct Parameter<Value>: ParameterDeclaration {
  let name: String
  let form: ParameterForm
  let about: Words
  let isRequired: Bool
  let repeats: Bool
  /// Turns the text into the value.
  let read: @Sendable (String, Host) throws -> Value

  /// `--name PLACEHOLDER`.
  static func option(
    _ name: String, _ placeholder: String, _ about: Words, isRequired: Bool = false, repeats: Bool = false,
    read: @escaping @Sendable (String, Host) throws -> Value
  ) -> Parameter {
    Parameter(
      name: name, form: .option(placeholder), about: about, isRequired: isRequired, repeats: repeats, read: read)
  }

  /// `PLACEHOLDER` by itself; operands are taken in the order of their declaration.
  static func operand(
    _ placeholder: String, _ about: Words, isRequired: Bool = true, repeats: Bool = false,
    read: @escaping @Sendable (String, Host) throws -> Value
  ) -> Parameter {
    Parameter(name: placeholder, form: .operand, about: about, isRequired: isRequired, repeats: repeats, read: read)
  }
}

extension Parameter where Value == String {
  /// `--name PLACEHOLDER`, taken as it is written.
  static func option(
    _ name: String, _ placeholder: String, _ about: Words, isRequired: Bool = false, repeats: Bool = false
  ) -> Parameter {
    option(name, placeholder, about, isRequired: isRequired, repeats: repeats) { text, _ in text }
  }

  /// `PLACEHOLDER` by itself, taken as it is written.
  static func operand(
    _ placeholder: String, _ about: Words, isRequired: Bool = true, repeats: Bool = false
  ) -> Parameter {
    operand(placeholder, about, isRequired: isRequired, repeats: repeats) { text, _ in text }
  }
}

extension Parameter where Value == Bool {
  /// `--name`: true when it is there.
  static func flag(_ name: String, _ about: Words) -> Parameter {
    Parameter(name: name, form: .flag, about: about, isRequired: false, repeats: false) { _, _ in true }
  }
}

/// How a parameter stands on the command line.
enum ParameterForm: Hashable {
  /// `--name VALUE` or `--name=VALUE`, with what the help calls the value.
  case option(String)
  /// `--name`.
  case flag
  /// A value by itself.
  case operand
}

/// A parameter whatever its value, as help and reader see it.
protocol ParameterDeclaration: Sendable {
  var name: String { get }
  var form: ParameterForm { get }
  var about: Words { get }
  var isRequired: Bool { get }
  var repeats: Bool { get }
}

extension ParameterDeclaration {
  /// The parameter as a person writes it: `--from TIME`, `--json`, `FILE`.
  var written: String {
    switch form {
    case .option(let placeholder): "--\(name) \(placeholder)"
    case .flag: "--\(name)"
    case .operand: name
    }
  }
}
