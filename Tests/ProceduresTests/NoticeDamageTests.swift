import Testing

private let procedure = "Workflows/cap-ban-sao-van-bang/procedure.yaml"
private let authority = "Workflows/authority.yaml"
private let notice = "Workflows/notices/da-nop.yaml"

@Suite("Damage to a notice")
struct NoticeDamageTests {
  static let all = [
    Damage(
      "an occasion that there is not", authority, "  receipt: da-tiep-nhan", "  receit: da-tiep-nhan", at: "receit",
      "error: no key `receit` is known here"),
    Damage(
      "a notice that there is not", authority, "receipt: da-tiep-nhan", "receipt: da-tiep-nha", at: "da-tiep-nha\n",
      "error: there is no notice `da-tiep-nha`; did you mean `da-tiep-nhan`?"),
    Damage(
      "a notice of an action that there is not", procedure, "      - action: tiep-nhan\n",
      "      - action: tiep-nhan\n        notice: da-ru\n", at: "da-ru\n",
      "error: there is no notice `da-ru`; did you mean `da-rut`?"),
    Damage(
      "none beside another", procedure, "      - action: tiep-nhan\n",
      "      - action: tiep-nhan\n        notice: [da-rut, none]\n", at: "none]", "error: `none` stands alone"),
    Damage(
      "a notice that tells the personal number", notice, "vi: \"Kính gửi {nguoi nop.ho ten},\"",
      "vi: \"Kính gửi {nguoi nop.so dinh danh},\"", at: "so dinh danh}",
      "error: a notice goes over open networks and does not tell this: only code, dates, amounts, agency and name"),
    Damage(
      "a notice that tells an answer", notice, "vi: \"Kính gửi {nguoi nop.ho ten},\"", "vi: \"Kính gửi {so luong},\"",
      at: "so luong}", "error: "),
    Damage(
      "a notice with a misspelt fact", notice, "{ho so.ma} đã được gửi", "{ho so.mã} đã được gửi", at: "mã}", "error: "),
    Damage(
      "a subject on two lines", notice, "vi: \"Hồ sơ {ho so.ma} đã được gửi\"", "vi: \"Hồ sơ\\nBcc: {ho so.ma}\"",
      at: "\"Hồ sơ\\nBcc", "error: the subject is one line"),
  ]

  @Test("is told with its place and what would be right", arguments: all)
  func told(damage: Damage) throws { try DamageTests().told(damage: damage) }
}
