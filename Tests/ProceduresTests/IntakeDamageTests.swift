import Testing

private let plan = "Workflows/intakes/lop-6-2026.yaml"
private let further = "Workflows/intakes/lop-6-bo-sung.yaml"
private let procedure = "Workflows/tuyen-sinh-lop-6/procedure.yaml"
private let copy = "Workflows/cap-ban-sao-van-bang/procedure.yaml"

@Suite("Damage to an intake")
struct IntakeDamageTests {
  static let plans = [
    Damage(
      "a window that closes before it opens", plan, "closes: 2026-06-10 17:00", "closes: 2026-05-10 17:00",
      at: "2026-05-10", "error: the closing (`closes`) has to be after the opening (`opens`)"),
    Damage(
      "results before the closing", plan, "results: 2026-06-25 08:00", "results: 2026-06-05 08:00", at: "2026-06-05",
      "error: the `results` has to be after the closing (`closes`)"),
    Damage(
      "no moment", plan, "opens: 2026-06-01 08:00", "opens: 2026-06-31 08:00", at: "2026-06-31",
      "error: expected a moment such as 2026-11-19T09:00, found `2026-06-31 08:00`"),
    Damage(
      "a name that is not the file's", plan, "intake: lop-6-2026", "intake: lop-6-2027", at: "lop-6-2027",
      "error: the name `lop-6-2027` is not that of the file or folder, `lop-6-2026`; did you mean `lop-6-2026`?"),
    Damage(
      "an unknown procedure", plan, "procedure: tuyen-sinh-lop-6", "procedure: tuyen-sinh-lop-7",
      at: "tuyen-sinh-lop-7",
      "error: there is no procedure `tuyen-sinh-lop-7`; did you mean `tuyen-sinh-lop-1`?"),
    Damage(
      "a procedure that receives at any time", plan, "procedure: tuyen-sinh-lop-6", "procedure: cap-ban-sao-van-bang",
      at: "cap-ban-sao-van-bang", "error: the procedure `cap-ban-sao-van-bang` does not receive dossiers by intakes"),
    Damage(
      "an unknown school", plan, "unit: thcs-song-mau", "unit: thcs-song-mao", at: "thcs-song-mao",
      "error: there is no unit `thcs-song-mao`; did you mean `thcs-song-mau`?"),
    Damage(
      "a unit that is no school", plan, "unit: thcs-song-mau", "unit: ubnd-xa-song-mau", at: "ubnd-xa-song-mau",
      "error: the field of choices, `nguyen-vong`, does not offer the unit `ubnd-xa-song-mau`"),
    Damage(
      "a school twice", plan, "unit: thcs-song-mau", "unit: thcs-trung-tam", at: "thcs-trung-tam, seats: 80",
      "error: school `thcs-trung-tam` is declared already at Workflows/intakes/lop-6-2026.yaml:"),
    Damage(
      "no seat", plan, "seats: 80", "seats: 0", at: "0, areas: [song-mau",
      "error: expected a whole number from 1 to 100000, found `0`"),
    Damage(
      "an unknown area", plan, "[song-mau, trung-tam-2]", "[song-mao, trung-tam-2]", at: "song-mao",
      "error: there is no area `song-mao`; did you mean `song-mau`?"),
    Damage(
      "an area from which no school takes pupils", plan, "[song-mau, trung-tam-2]", "[trung-tam-2]",
      at: "song-mau, name", "warning: no school takes pupils from the area `song-mau`"),
    Damage(
      "windows that overlap", further, "opens: 2026-11-01 08:00", "opens: 2026-06-09 08:00", at: "2026-06-09",
      "error: the window overlaps that of the intake `lop-6-2026` of the same procedure"),
  ]

  static let procedures = [
    Damage(
      "a way out of a hidden step before the results", procedure, "        to: cho-cong-bo\n", "        to: xac-nhan\n",
      at: "xac-nhan\n      - action: tra-lai",
      "error: from the hidden step `trinh-duyet` to `xac-nhan` the result is known before its date"),
    Damage(
      "a first step that is hidden", procedure, "    role: can-bo-tuyen-sinh\n",
      "    hidden: true\n    role: can-bo-tuyen-sinh\n", at: "tiep-nhan\n    name",
      "error: the first step cannot be `hidden`"),
    Damage(
      "a wait for a date without the date", procedure, "    waits: date\n    until: results\n", "    waits: date\n",
      at: "waits: date\n    national", "error: `waits: date` goes with `until`"),
    Damage(
      "a limit and a date", procedure, "    until: results\n", "    until: results\n    limit: 2 days\n",
      at: "until: results\n    limit", "error: one of the two: `limit` or `until`"),
    Damage(
      "an unknown date", procedure, "until: confirmation", "until: confirmed", at: "confirmed\n    national: 9",
      "error: expected one of `closing`, `results`, `confirmation`, found `confirmed`"),
    Damage(
      "choices that are no units", procedure, "choices: nguyen-vong", "choices: dia-chi", at: "dia-chi, area",
      "error: the field of choices, `dia-chi`, has to be `units` or `unit`, required and always asked"),
    Damage(
      "an area that is none", procedure, "area: dia-ban", "area: dia-chi", at: "dia-chi, points",
      "error: the field of the area, `dia-chi`, has to be of the type `area`"),
    Damage(
      "a decision on points that is not there", procedure, "decision: diem-uu-tien }", "decision: diem-cong }",
      at: "diem-cong }", "error: `decisions` has no decision `diem-cong`"),
    Damage(
      "points that are no number", procedure, "then: \"1.5\"", "then: '\"nhiều\"'", at: "\"nhiều\"",
      "error: "),
    Damage(
      "an unknown effect on the seat", procedure, "seat: offer", "seat: offers", at: "offers",
      "error: expected one of `offer`, `next`, `release`, found `offers`; did you mean `offer`?"),
    Damage(
      "a date of an intake where there is none", copy, "    limit: 4 working hours\n", "    until: results\n",
      at: "results\n",
      "error: `until` means something only where dossiers are received by intakes; is `intake` missing?"),
  ]

  @Test("is told with its place and what would be right", arguments: plans + procedures)
  func told(damage: Damage) throws { try damage.expectTold() }
}
