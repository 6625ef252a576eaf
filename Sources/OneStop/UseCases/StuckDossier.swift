public import Dossiers

/// A dossier with which the clock could not do what it had to, because its record or the definitions of its time are not whole.
///
/// It holds up no other; `log verify` names what is wrong with it.
public struct StuckDossier: Sendable {
  /// Which; nil when the row has no code that is one.
  public let code: DossierCode?
  /// Why. It may quote what stands in the dossier, and so stands in no log as it is.
  public let error: any Error

  /// A dossier that is stuck.
  public init(_ code: DossierCode?, _ error: any Error) {
    self.code = code
    self.error = error
  }
}

/// The engine does not do what time alone has to do with a dossier: the plan or the calendar that it needs is not there, say.
public struct RefusedTick: Error {
  /// The stable word of the refusal.
  public let code: String
}

/// The code in the row of a dossier is none.
struct MalformedCode: Error {}

extension OneStop {
  /// Does something with one dossier of many.
  ///
  /// - Parameter tell: Told when it is stuck; the others go on.
  /// - Returns: Whether it was done.
  /// - Throws: What keeps all of them from being done: the store, or this machine's clock.
  func apart(_ code: DossierCode, _ tell: (StuckDossier) -> Void, _ work: () throws -> Void) throws -> Bool {
    do {
      try work()
      return true
    } catch {
      guard !OneStop.concernsAll(error) else { throw error }
      tell(StuckDossier(code, error))
      return false
    }
  }

  /// What is read; nil when it is damaged, which is as good as not there. That the store reads nothing at all is thrown.
  static func readable<Value>(_ read: () throws -> Value?) throws -> Value? {
    do {
      return try read()
    } catch {
      guard !concernsAll(error) else { throw error }
      return nil
    }
  }

  /// Whether an error is one that every other dossier would meet as well.
  static func concernsAll(_ error: any Error) -> Bool {
    error is ClockDoubt || (error as? any StoreTrouble)?.concernsAll ?? false
  }
}
