import JSON
import Procedures
import Testing
import Text
import WorkingTime

@testable import Dossiers

@Suite("The timeliness of a dossier (QĐ 766/QĐ-TTg)")
struct TimelinessTests {
  /// A dossier submitted on the 1st at noon, due on the 10th once it was accepted; moments are days of November 2026.
  private struct Story {
    var dossier: Dossier

    init(latestDue: Int? = 10) throws {
      let submitted = Submitted(
        code: try #require(DossierCode("H56.06-261101-0001")), number: 1, procedure: "p", revision: Revision(hash: "0"),
        channel: .online, unit: "so-gddt", secretHash: "", latestDue: latestDue.map(Story.day))
      dossier = Dossier(submitted, at: Story.day(1), firstStep: StepEntered(step: "s", tasks: []))
    }

    static func day(_ day: Int) -> Instant {
      Instant(LocalTime(Day(number: 20_757 + day), second: 43_200))
    }

    static func deadline(_ day: Int) -> Deadline {
      Deadline(due: Story.day(day), isProvisional: false, warnAt: nil)
    }

    mutating func happen(_ events: DossierEvent..., on day: Int) {
      dossier.apply(events, at: Story.day(day), by: nil)
    }

    mutating func accept(on day: Int = 1, due: Int? = 10) {
      happen(.clockStarted(LegalLimit(.workingDays(5)), due.map(Story.deadline)), on: day)
    }

    mutating func end(_ outcome: Procedures.End.Outcome = .granted, on day: Int) {
      if dossier.clock != nil, dossier.clockStoppedAt == nil { happen(.clockStopped, on: day) }
      happen(.ended("e", outcome), on: day)
    }

    /// How it stands when a period ends on a day.
    func verdict(_ day: Int) -> Timeliness.Verdict { dossier.timeliness.verdict(atEndOf: Story.day(day)) }
  }

  @Test("is in time when it was handled at the due moment itself, and late when it was handled after it")
  func dueMoment() throws {
    var story = try Story()
    story.accept()
    var late = story
    story.end(on: 10)
    #expect(story.dossier.timeliness == Timeliness(lateAfter: nil, cause: nil, handledAt: Story.day(10)))
    late.end(on: 11)
    #expect(
      late.dossier.timeliness
        == Timeliness(lateAfter: Story.day(10), cause: .dueDate, handledAt: Story.day(11)))
    #expect(late.verdict(30) == .late(.dueDate))
  }

  @Test("ends when the office had done its part, not when the result was fetched")
  func fetchedLater() throws {
    var story = try Story()
    story.accept()
    story.happen(.clockStopped, on: 9)
    #expect(story.dossier.timeliness.handledAt == Story.day(9))
    story.end(on: 25)
    #expect(story.dossier.timeliness == Timeliness(lateAfter: nil, cause: nil, handledAt: Story.day(9)))
  }

  @Test("is compared with the end of the reporting period while it has no end")
  func open() throws {
    var story = try Story()
    story.accept()
    #expect(story.verdict(9) == .onTime && story.verdict(10) == .onTime)
    #expect(story.verdict(11) == .late(.dueDate))
    #expect(story.dossier.timeliness.handledAt == nil)
  }

  @Test("is rated by the longest time of the procedure while it has no due date")
  func longest() throws {
    var story = try Story(latestDue: 8)
    #expect(story.verdict(8) == .onTime && story.verdict(9) == .late(.longestTime))
    var refused = story
    refused.end(.refused, on: 9)
    #expect(refused.verdict(30) == .late(.longestTime), "not accepted (status 3) is an end")
    story.accept(on: 2, due: 12)
    #expect(story.verdict(9) == .onTime, "a due date takes the place of the longest time")
    #expect(try Story(latestDue: nil).verdict(365) == .onTime, "no limit is stated")
  }

  @Test("ends at its one request for supplements when nothing follows, in time or late by that moment")
  func oneRequest() throws {
    var story = try Story()
    story.accept()
    var late = story
    story.happen(.supplementAsked([]), .clockPaused, on: 10)
    #expect(story.verdict(365) == .onTime)
    story.end(.stopped, on: 40)
    #expect(story.verdict(365) == .onTime, "what the applicant let pass is not the office's")
    late.happen(.supplementAsked([]), .clockPaused, on: 11)
    #expect(late.verdict(10) == .onTime && late.verdict(12) == .late(.dueDate))
    var before = try Story()
    before.happen(.supplementAsked([]), on: 3)
    #expect(before.verdict(365) == .onTime, "before it was accepted, too")
  }

  @Test("does not count the time of the citizen, once: as a moved due date, or subtracted where the clock ran on")
  func citizen() throws {
    var story = try Story()
    story.accept()
    var running = story
    story.happen(.supplementAsked([]), .clockPaused, on: 5)
    story.happen(.supplemented, .clockResumed(Story.deadline(15)), on: 10)
    #expect(story.verdict(15) == .onTime && story.verdict(16) == .late(.dueDate))
    running.happen(.supplementAsked([]), on: 5)
    running.happen(.supplemented, on: 9)
    #expect(running.dossier.timeliness.lateAfter == Story.day(14))
    running.end(on: 14)
    #expect(running.verdict(30) == .onTime)
  }

  @Test("runs on after a wait that ended without the supplement")
  func unanswered() throws {
    var story = try Story()
    story.accept()
    story.happen(.supplementAsked([]), .clockPaused, on: 5)
    story.happen(.clockResumed(Story.deadline(15)), on: 10)
    #expect(story.verdict(15) == .onTime && story.verdict(16) == .late(.dueDate))
  }

  @Test("is late from the second request for supplements on, whatever the date says")
  func twoRequests() throws {
    var story = try Story()
    story.accept()
    for (asked, answered) in [(2, 3), (4, 5)] {
      story.happen(.supplementAsked([]), .clockPaused, on: asked)
      story.happen(.supplemented, .clockResumed(Story.deadline(12)), on: answered)
    }
    story.end(on: 6)
    #expect(
      story.dossier.timeliness
        == Timeliness(lateAfter: Story.day(4), cause: .supplements, handledAt: Story.day(6)))
    #expect(story.dossier.isLate)
  }

  @Test("keeps the date as its cause when it was late before the second request")
  func dateFirst() throws {
    var story = try Story()
    story.accept()
    story.happen(.supplementAsked([]), on: 2)
    story.happen(.supplemented, on: 2)
    story.happen(.supplementAsked([]), on: 20)
    #expect(story.verdict(30) == .late(.dueDate) && story.dossier.timeliness.lateAfter == Story.day(10))
  }

  @Test("is not made late by what is asked after its handling ended")
  func askedAfter() throws {
    var story = try Story()
    story.accept()
    story.happen(.supplementAsked([]), on: 2)
    story.happen(.supplemented, on: 2)
    story.happen(.clockStopped, on: 5)
    story.happen(.supplementAsked([]), on: 6)
    #expect(story.dossier.timeliness == Timeliness(lateAfter: nil, cause: nil, handledAt: Story.day(5)))
  }

  @Test("is not rated when it was withdrawn before it was accepted, and rated when it was withdrawn after")
  func withdrawn() throws {
    var story = try Story()
    var accepted = story
    story.end(.withdrawn, on: 20)
    #expect(story.verdict(30) == .notRated && story.dossier.timeliness.handledAt == Story.day(20))
    accepted.accept()
    accepted.end(.withdrawn, on: 20)
    #expect(accepted.verdict(30) == .late(.dueDate))
  }

  @Test("stands still while something is owed")
  func owed() throws {
    var story = try Story()
    story.accept()
    story.happen(.clockPaused, on: 9)
    #expect(story.verdict(365) == .onTime)
    story.happen(.clockResumed(Story.deadline(30)), on: 28)
    #expect(story.verdict(31) == .late(.dueDate))
  }

  @Test("has its longest time noted at submission, by the limit for what is received then")
  func noted() throws {
    let sample = try Sample()
    let morning = try Case(sample, at: "2026-11-19T09:00").dossier
    #expect(morning.latestDue?.description == "2026-11-19T17:00:00+07:00")
    let late = try Case(sample, at: "2026-11-19T15:30").dossier
    #expect(late.latestDue?.description == "2026-11-20T17:00:00+07:00", "received after 15:00")
    let kept = try Dossier(JSONField(JSONValue(reading: morning.json.canonicalText)))
    #expect(kept == morning)
    let event = DossierEvent.submitted(
      Submitted(
        code: morning.code, number: 1, procedure: "p", revision: morning.revision, channel: .online, unit: "u",
        secretHash: "", latestDue: morning.latestDue))
    #expect(try DossierEvent(JSONField(JSONValue(reading: event.json.canonicalText))) == event)
  }
}
