import Glibc
import Text

/// Where a command writes: answers on standard output, errors on standard error.
///
/// Colour and line width follow the terminal; a pipe gets neither.
struct Output: Sendable {
  /// A way to stand out from the rest.
  enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  /// The columns of the terminal; nil when nobody looks at the output.
  let width: Int?
  let hasColour: Bool

  /// The output of this process.
  init(environment: [String: String]) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    width = isTerminal ? Output.terminalWidth ?? environment["COLUMNS"].flatMap { Int($0) } ?? 80 : nil
    // NO_COLOR: https://no-color.org
    hasColour = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// An output of a width, for what is laid out without being written.
  init(width: Int?, hasColour: Bool = false) {
    self.width = width
    self.hasColour = hasColour
  }

  private static var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes a line of the answer.
  func line(_ text: String = "") {
    print(text)
  }

  /// Writes a line for whoever runs the command, apart from the answer.
  func note(_ text: String) {
    prompt(text + "\n")
  }

  /// Writes to whoever runs the command without ending the line.
  func prompt(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  /// The text in a style, where colours are shown.
  func styled(_ text: String, _ style: Style) -> String {
    hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Whether everything written so far has arrived, on a full disk for example it has not.
  func flush() -> Bool {
    fflush(nil) == 0
  }
}
