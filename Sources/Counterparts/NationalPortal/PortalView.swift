import JSON
import Synchronization

/// What the portal knows of each dossier, and what it refused.
final class PortalView: Sendable {
  /// A dossier as the portal has it.
  struct Dossier: Sendable {
    /// By what the newest interface knows it.
    var number = ""
    var told: JSONValue
    var steps: [JSONValue] = []
    var states: [JSONValue] = []
  }

  private struct Known {
    var dossiers: [String: Dossier] = [:]
    /// The hash of each file by its number.
    var files: [String: String] = [:]
    var refused: [String] = []
  }

  private let known = Mutex(Known())

  /// Dossiers and files that are kept: a trial has hundreds.
  static let most = 10_000

  subscript(code: String) -> Dossier? { known.withLock { $0.dossiers[code] } }

  /// Changes a dossier, or begins it; false when there is no room.
  func change(_ code: String, _ told: JSONValue, _ change: (inout Dossier) -> Void) -> Bool {
    known.withLock { known in
      guard known.dossiers[code] != nil || known.dossiers.count < PortalView.most else { return false }
      change(&known.dossiers[code, default: Dossier(told: told)])
      return true
    }
  }

  /// Keeps the hash of a file; its number, nil when there is no room.
  func keep(file hash: String) -> String? {
    known.withLock { known in
      guard known.files.count < PortalView.most else { return nil }
      let number = "tep-\(known.files.count + 1)"
      known.files[number] = hash
      return number
    }
  }

  func file(_ number: String) -> String? { known.withLock { $0.files[number] } }

  func note(refused reason: String) {
    known.withLock { if $0.refused.count < PortalView.most { $0.refused.append(reason) } }
  }

  var json: JSONValue {
    known.withLock { known in
      let dossiers = known.dossiers.map { code, dossier -> (String, JSONValue) in
        (
          code,
          [
            "number": .string(dossier.number), "dossier": dossier.told, "steps": .array(dossier.steps),
            "states": .array(dossier.states),
          ]
        )
      }
      return [
        "dossiers": .object(JSONObject(dossiers)), "files": JSONValue(known.files.count),
        "refused": .array(known.refused.map { .string($0) }),
      ]
    }
  }
}
