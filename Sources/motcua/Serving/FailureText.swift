import Crypto
import HTTPServing
import LogIn
import OneStop
import RecordKeeping
import SQLiteStore
import Text

/// What the log says of a failure: enough for the operator, and nothing that a person wrote.
struct FailureText {
  let text: String

  init(_ error: any Error) {
    switch error {
    case let failure as StoreFailure: text = failure.description
    case let failure as FileFailure: text = failure.description
    case let failure as ServerFailure: text = failure.description
    case let failure as LogInFailure: text = "log-in: \(failure.description)"
    case let failure as CryptoFailure: text = failure.description
    case let refused as RefusedTick: text = "refused: \(refused.code)"
    case let doubt as ClockDoubt: text = "clock: \(doubt.words.en)"
    // Other errors may quote what stands in a dossier.
    default: text = String(reflecting: type(of: error))
    }
  }
}
