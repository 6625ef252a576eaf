public import JSON

/// What a counterpart has seen: one request or one piece of news, and how it fared. No personal data stands in it.
public struct Sighting: Hashable, Sendable {
  /// What was asked, by its name in the protocol: `sendEdoc`, `DongBoHoSoMC`, `INIT`.
  public let operation: String
  /// What it was about: the code of a dossier, the reference of a payment, agencies; empty when that is not known.
  public let subject: String
  /// What was answered: a code of the protocol, or a status.
  public let outcome: String
  /// What went wrong as it was asked for; nil when nothing did.
  public let fault: Fault?

  /// As a line of columns parted by tabs.
  public var line: String {
    [operation, subject.isEmpty ? "-" : subject, outcome, fault?.rawValue ?? "-"]
      // What others send shall not break the line.
      .map { String($0.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }) }
      .joined(separator: "\t")
  }

  /// For scripts.
  public var json: JSONValue {
    [
      "operation": .string(operation), "subject": .string(subject), "outcome": .string(outcome),
      "fault": fault.map { .string($0.rawValue) } ?? .null,
    ]
  }
}
