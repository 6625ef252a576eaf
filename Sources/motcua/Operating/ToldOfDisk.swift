import RecordKeeping
import SQLiteStore
import Text

/// Does work on the disk; what the disk or the record refuses ends the command in words.
///
/// - Throws: ``CommandError``: refused when it is for a person to put right, to be tried again when it may pass.
func toldOfDisk<Value>(_ work: () throws -> Value) throws -> Value {
  do { return try work() } catch let failure as FileFailure {
    let isForPerson = [.exists, .missing, .damaged, .denied].contains(failure.code)
    throw CommandError(isForPerson ? .refused : .tryAgain, failure.words)
  } catch let failure as StoreFailure {
    let isForPerson = [.occupied, .missing, .foreign, .newer].contains(failure.code)
    throw CommandError(isForPerson ? .refused : .tryAgain, failure.words)
  }
}
