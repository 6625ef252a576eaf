import Dossiers
import Procedures
import Text

/// A dossier as it stood after each of its entries, for those who may know what its applicant may know.
///
/// What others did at hidden steps is never told by itself. The entry that leads out of them tells what came of it: the
/// results are published then. Time plays no part, so that a story told again is the same story.
struct DossierStory {
  /// How many entries it has taken.
  private(set) var version = 0
  /// The dossier as it may be known; nil before its first entry.
  private(set) var known: Dossier?
  private var real: Dossier?
  private var isInside = false
  private var hidden: Set<Int> = []

  /// Takes in the next entry.
  ///
  /// - Returns: The events of it that may be told, by their places from 0.
  mutating func take(_ entry: EntryBody, _ procedure: Procedure) -> [Int] {
    version = entry.version
    if real == nil { real = Dossier(beginning: entry.events, at: entry.at) }
    real?.apply(entry.events, at: entry.at, by: entry.officer, inPlaceOf: entry.inPlaceOf)
    let wasInside = isInside
    for event in entry.events {
      switch event {
      case .stepEntered(let entered):
        isInside = real?.admission != nil && procedure.step(entered.step)?.isHidden ?? false
      case .ended: isInside = false
      default: break
      }
    }
    guard wasInside, isInside else {
      // Outside, or on the way in or out.
      known = real
      return told(entry)
    }
    guard entry.actor == "applicant" || entry.events.allSatisfy(\.isForAnyone) else {
      hidden.insert(entry.version)
      return []
    }
    known?.apply(entry.events, at: entry.at, by: entry.officer, inPlaceOf: entry.inPlaceOf)
    return told(entry)
  }

  private func told(_ entry: EntryBody) -> [Int] {
    entry.events.indices.filter { entry.events[$0].told != nil && !entry.events[$0].isAbout(hidden) }
  }
}
