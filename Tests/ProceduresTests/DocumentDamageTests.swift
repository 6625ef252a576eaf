import Testing

private let verification = "Workflows/xac-minh-van-bang/procedure.yaml"

@Suite("Damage to what documents do")
struct DocumentDamageTests {
  static let all = [
    Damage(
      "a field that the form does not have", verification, "so-cong-van: \"{so ky hieu}\"",
      "so-cong-vn: \"{so ky hieu}\"", at: "so-cong-vn",
      "error: the form `xac-minh-van-bang` has no field `so-cong-vn`; did you mean `so-cong-van`?"),
    Damage(
      "something that no document says", verification, "{noi gui}", "{noi gi}", at: "\"{noi gi}",
      "error: a document does not say `{noi gi}`; did you mean `noi gui`?"),
    Damage(
      "a part that there is not", verification, "letter: cong-van-de-nghi", "letter: cong-van", at: "cong-van\n",
      "error: there is no part `cong-van`"),
    Damage(
      "no subject by which it is known", verification,
      "  subject: [xác minh văn bằng, xác minh bằng, xác minh chứng chỉ]\n",
      "", at: "answers:\n    ben-de-nghi", "error: the key `subject` is required and missing"),
    Damage(
      "an answer where no agency is waited for", verification, "        name: { vi: \"Tiếp nhận hồ sơ\"",
      "        answered-by-document: true\n        name: { vi: \"Tiếp nhận hồ sơ\"",
      at: "true\n        name: { vi: \"Tiếp nhận",
      "error: `answered-by-document` goes with an action of officers at a step that `waits: agency`"),
    Damage(
      "an answer that would have to bring more than a reason", verification,
      "        needs: [reason]\n        answered-by-document: true",
      "        needs: [reason, items]\n        answered-by-document: true",
      at: "true\n        to: tra-so-goc", "error: `answered-by-document` goes with an action of officers"),
    Damage(
      "a document that carries no result", verification,
      "        result: issued\n        sends-document", "        sends-document", at: "\"V/v trả lời",
      "error: `sends-document` goes with `result: issued`, in a procedure that is `opened-by-document`"),
    Damage(
      "a document that leaves by itself without being signed", verification,
      "        signature: { policy: co-quan, signs: letter }\n", "        release: true\n", at: "true\n        to:\n",
      "error: `release` goes with `sends-document` and `signature`"),
  ]

  @Test("is told with its place and what would be right", arguments: all)
  func told(damage: Damage) throws { try damage.expectTold() }
}
