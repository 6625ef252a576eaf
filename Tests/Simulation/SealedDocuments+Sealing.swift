import Documents
import OneStop
import Synchronization
import TestSupport
import Text
import WorkingTime

/// What the server does, and what comes of it.
extension SealedDocuments {
  /// Seals what is to be sealed first; whether there was anything.
  mutating func seal(on life: Life) throws -> Bool {
    let course = isCalm ? .good(seconds: 0) : DocumentSealer.Course(by: &chance)
    for index in asked { try look(at: index, on: life) }
    let deed = self.deed(during: course)
    let (visit, outcome, office) = (SimulatedSeal.Visit(), Heard(), life.office)
    let key = deed.flatMap { drafts[$0.index].key }
    let done: (row: OutboxRow, answer: EffectAnswer)?
    do {
      done = try sealer.work(
        course, visit, for: office,
        meanwhile: {
          guard let deed else { return }
          outcome.note(try SealedDocuments.perform(deed, on: key, office))
        }, fatal: { [calls] in calls.set($0) })
    } catch {
      if visit.isBegun { counts.lost += 1 }
      take(outcome, of: deed, visit)
      throw error
    }
    take(outcome, of: deed, visit)
    guard let (row, answer) = done else { return false }
    note(row, answer, course, visit, isChanged: outcome.value != nil)
    for index in asked { try look(at: index, on: life) }
    return true
  }

  /// What was answered to something that was asked while something else was being done.
  private final class Heard: Sendable {
    private let outcome = Mutex<DocumentOutcome?>(nil)

    var value: DocumentOutcome? { outcome.withLock { $0 } }

    func note(_ value: DocumentOutcome) { outcome.withLock { $0 = value } }
  }

  /// What somebody does meanwhile, mostly to the document that is being sealed.
  private func deed(during course: DocumentSealer.Course) -> Deed? {
    guard let index = asked.first else { return nil }
    switch course {
    case .handedIn: return Deed(step: .handIn, index: index, times: drafts[index].times + 1)
    case .cancelled: return Deed(step: .cancel, index: index)
    case .good, .lacking, .undrawn, .overtaken, .fatal: return nil
    }
  }

  private mutating func take(_ outcome: Heard, of deed: Deed?, _ visit: SimulatedSeal.Visit) {
    guard let deed, visit.isBegun else { return }
    if let outcome = outcome.value { hear(outcome, to: deed) } else { unanswered = deed }
  }

  private mutating func note(
    _ row: OutboxRow, _ answer: EffectAnswer, _ course: DocumentSealer.Course, _ visit: SimulatedSeal.Visit,
    isChanged: Bool
  ) {
    let identity = row.effect.identity
    switch (course, answer) {
    case (_, .done("sealed")):
      switch course {
      case .lacking, .undrawn(file: 1):
        if visit.isBegun { trouble.append("\(identity) was sealed by what cannot seal: \(course)") }
      default: break
      }
      if visit.inner == identity {
        counts.overtaken += 1
        over.insert(identity)
      } else if !over.insert(identity).inserted {
        trouble.append("\(identity) was done twice")
      }
      if !visit.isBegun { counts.found += 1 }
    case (.lacking(.timeStamp), .unreachable("time-stamp")), (.undrawn, .later("press")): counts.failed += 1
    case (.lacking(.trust), .unreachable(let word)) where word.hasPrefix("seal-"): counts.failed += 1
    case (.handedIn, .later("overtaken")) where isChanged: counts.changed += 1
    case (.cancelled, .later("overtaken")) where isChanged: counts.changed += 1
    // Another effect of the same document was done by the other worker.
    case (.overtaken, .later("overtaken")) where visit.inner != nil: counts.overtaken += 1
    default: trouble.append("\(identity), \(course): \(answer)")
    }
    if let inner = visit.inner { over.insert(inner) }
  }
}

extension SealedDocuments {
  /// Looks at a document, and remembers its seals when they are seen first.
  mutating func look(at index: Int, on life: Life) throws {
    guard let key = drafts[index].key else { return }
    let view = try life.office.document(key, for: "minh")
    let (seals, known) = (view.document.seals, drafts[index].seals)
    if !known.isEmpty, seals != known { trouble.append("the seals of \(key) are not those that it had") }
    if drafts[index].stage == .cancelled, !seals.isEmpty { trouble.append("\(key) was given up, and is sealed") }
    guard known.isEmpty, !seals.isEmpty else { return }
    drafts[index].seals = seals
    if drafts[index].stage == .asked { drafts[index].stage = .sealed }
    counts.sealed += 1
    trouble += unsound(view, of: index, on: life)
  }

  /// What is not right about the files of a document that is sealed: each is what was handed in last, with the seal behind it.
  private func unsound(_ view: DocumentView, of index: Int, on life: Life) -> [String] {
    let (key, last) = (view.document.key, Deed(step: .draft, index: index, times: drafts[index].times))
    let (papers, files) = ([last.main] + last.more, view.content?.files ?? [])
    guard files.map(\.sha256) == view.document.seals.map(\.sha256), files.count == papers.count else {
      return ["\(key) has \(files.count) files, and seals on others"]
    }
    return zip(files, papers).compactMap { file, paper in
      let kept = Life.Kept(sha256: file.sha256, bytes: file.bytes)
      guard life.hash(of: kept) == file.sha256, let content = life.content(of: kept) else {
        return "\(file.name) of \(key) is lost"
      }
      let isRight = content.count > paper.count && content.starts(with: paper)
      return isRight ? nil : "\(file.name) of \(key) is another paper"
    }
  }

  /// Looks at all documents again.
  mutating func look(on life: Life) throws {
    for index in drafts.indices { try look(at: index, on: life) }
  }

  /// Lets everything come to rest with a seal that works, and asks for what was not answered.
  mutating func settle(on life: Life) throws {
    isCalm = true
    calls.set(nil)
    if let deed = unanswered { try ask(deed, life.office) }
    for index in drafts.indices { try advance(index, to: .asked, life.office) }
    // Each round longer than the longest wait between two tries.
    for _ in 0..<4 {
      world.wait(seconds: 7 * 3600)
      while try seal(on: life) {}
    }
    try look(on: life)
    trouble += asked.map { "document \($0) waits for its seal for ever" }
    for index in drafts.indices where drafts[index].stage == .sealed {
      try ask(Deed(step: .release, index: index), life.office)
    }
  }
}
