import OneStop
import Procedures
import Text

// HTTP has a `CommandRequest`, too; here only the office's is in sight.
extension CommandRequest {
  static func of(_ officer: Key<Officer>, id: String) -> CommandRequest {
    CommandRequest(key: CommandKey(owner: "officer/\(officer)", id: id), digest: id, caller: .officer(officer))
  }
}
