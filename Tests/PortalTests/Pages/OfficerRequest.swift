import OneStop
import Procedures
import Text

// HTTP has a `Request`, too; here only the office's is in sight.
extension Request {
  static func of(_ officer: Key<Officer>, id: String) -> Request {
    Request(key: CommandKey(owner: "officer/\(officer)", id: id), digest: id, caller: .officer(officer))
  }
}
