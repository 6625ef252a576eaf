package import OneStop

/// A whole record in its place, of whatever kind, as copying one to another sees it.
package protocol WholeRecord: AnyObject {
  /// The files that people hand in.
  var files: any FileKeeping { get }

  /// Looks at all tables as they stand at one moment, for as long as it takes.
  func look<Value>(_ work: (Tables) throws -> Value) throws -> Value

  /// Fills tables that hold nothing: all that the work does is there on return, and nothing when it throws.
  ///
  /// Nobody begins to work on the record meanwhile.
  ///
  /// - Parameter keyPrint: The print of the secret with which the record was begun, where the place keeps one.
  /// - Throws: ``StoreFailure/Code/occupied`` when there is something.
  func fill(keyPrint: String?, _ work: (Tables) throws -> Void) throws

  /// The print of the secret with which the record was begun; nil where the place keeps none.
  func keyPrint() throws -> String?

  /// Visits every kept file: its hash as its name has it, and its bytes.
  func eachFile(_ visit: (_ sha256: String, _ bytes: Int) throws -> Void) throws

  /// Opens a kept file; nil when it is gone or has another length.
  func open(sha256: String, bytes: Int) throws -> (any ReadingFile)?
}

extension WholeRecord {
  /// The print of the secret with which the record was begun; this place keeps none.
  package func keyPrint() throws -> String? { nil }
}
