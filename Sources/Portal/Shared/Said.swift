import Dossiers
import OneStop

/// What somebody says about a dossier beside its steps: a message to the other side, a rating; from the API or a page.
struct Said {
  /// What is said.
  enum What {
    case message(String)
    case rating(Rating)
  }

  let what: What
  let code: DossierCode
  let key: CommandKey
  let caller: Caller

  /// Says it; a repeat gets the first answer.
  ///
  /// - Returns: The version of the dossier afterwards.
  /// - Throws: ``Problem`` when the dossier says no; what ``OneStop`` throws.
  func say(with office: OneStop) throws -> Int {
    // Whatever has happened meanwhile, it was meant for the dossier as a whole: no version is asked for.
    let request = CommandRequest(key: key, digest: digest, caller: caller, expecting: nil)
    switch try office.perform(command, on: code, request) {
    case .done(_, let version): return version
    case .refused(let notice): throw Problem(notice)
    }
  }

  private var command: Dossiers.Command {
    switch what {
    case .message(let text): .message(text)
    case .rating(let rating): .rate(rating)
    }
  }

  private var digest: String {
    switch what {
    case .message(let text): Digest(of: ["message", code.text, text]).text
    case .rating(let rating): Digest(of: ["rate", code.text, String(rating.stars), rating.comment ?? ""]).text
    }
  }
}
