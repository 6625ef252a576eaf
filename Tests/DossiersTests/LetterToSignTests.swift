import JSON
import Procedures
import Testing
import Text
import WorkingTime

@testable import Dossiers

@Suite("A letter that is signed before it is issued")
struct LetterToSignTests {
  private let sample: Sample
  private let lan: Actor
  private let now: Instant

  init() throws {
    sample = try Sample {
      $0.replacing(
        "      - action: tu-choi\n",
        with: "      - action: tu-choi\n        signature: { policy: co-quan, signs: letter }\n")
    }
    now = try #require(Instant("2026-11-19T09:10"))
    lan = sample.officer("lan", at: now)
  }

  private func act(_ reason: String, signed letter: LetterDocument?) -> Act {
    var document = SignedDocument(
      sha256: String(repeating: "0", count: 64), name: "phieu.pdf", bytes: 1000, type: "application/pdf",
      signature: PaperSignature(
        policy: "co-quan", verdict: .valid, code: nil, reason: .plain(""), signers: [], at: now))
    document.letter = letter
    return Act(task: 1, action: "tu-choi", reason: reason, signed: document)
  }

  @Test("says what the letter will say, and has neither number nor date nor seal yet")
  func unnumbered() throws {
    let (dossier, surroundings) = try begun()
    let letter = try #require(
      try dossier.letterToSign(
        for: Act(task: 1, action: "tu-choi", reason: "Thiếu giấy"), by: lan, in: surroundings))
    #expect(letter.number.isEmpty && letter.at == Instant(milliseconds: 0) && !letter.hasQR && !letter.isSealed)
    let decision = try dossier.decide(act("Thiếu giấy", signed: letter), by: lan, in: surroundings)
    let kept = try #require(decision.content?.values["letters"]?["phieu-tu-choi"])
    let issued = try LetterDocument(JSONField(kept))
    #expect(issued.number == "01/PTC-2026" && issued.at == now)
    #expect(issued.blocks == letter.blocks && issued.title == letter.title && issued.agency == letter.agency)
    #expect(
      decision.content?.values["signed"] != nil && decision.content?.values["signed"]?["letter"] == nil,
      "the letter is kept once, as it was issued")
  }

  @Test("is refused when the letter that would be issued is another one by now than was signed")
  func overtaken() throws {
    let (dossier, surroundings) = try begun()
    let letter = try dossier.letterToSign(
      for: Act(task: 1, action: "tu-choi", reason: "Thiếu giấy"), by: lan, in: surroundings)
    for (reason, signed) in [("Thiếu giấy ủy quyền", letter), ("Thiếu giấy", nil)] {
      do throws(Refusal) {
        _ = try dossier.decide(act(reason, signed: signed), by: lan, in: surroundings)
        Issue.record("\(reason) was taken")
      } catch {
        #expect(
          error.notice(naming: Names(of: sample.procedure, sample.definitions.authority)).code == "signature-invalid")
      }
    }
  }

  @Test("is not there for an action that is not possible, and no action but its own has one")
  func impossible() throws {
    let (dossier, surroundings) = try begun()
    #expect(throws: Refusal.self) {
      try dossier.letterToSign(
        for: Act(task: 1, action: "tu-choi", reason: "Thiếu giấy"), by: sample.officer("an", at: now), in: surroundings)
    }
    #expect(throws: Refusal.self, "it needs a reason") {
      try dossier.letterToSign(for: Act(task: 1, action: "tu-choi"), by: lan, in: surroundings)
    }
    #expect(try dossier.letterToSign(for: Act(task: 1, action: "tiep-nhan"), by: lan, in: surroundings) == nil)
  }

  private func begun() throws -> (Dossier, Surroundings) {
    let begun = try Case(sample, at: "2026-11-19T09:00")
    var surroundings = begun.surroundings(at: now)
    surroundings.officerName = sample.definitions.authority.officer("lan")?.name
    return (begun.dossier, surroundings)
  }
}
