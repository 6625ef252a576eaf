import Foundation
import Procedures
import Testing
import YAML

private let procedure = "Workflows/cap-ban-sao-van-bang/procedure.yaml"
private let recognition = "Workflows/cong-nhan-van-bang-nuoc-ngoai/procedure.yaml"
private let transfer = "Workflows/thuyen-chuyen-vien-chuc/procedure.yaml"
private let authority = "Workflows/authority.yaml"
private let officers = "Workflows/officers.yaml"
private let receipt = "Workflows/letters/giay-tiep-nhan.yaml"
private let register = "Workflows/registers/so-goc-van-bang.yaml"
private let copies = "Workflows/registers/so-cap-ban-sao.yaml"
private let form = "Forms/ban-sao-van-bang.yaml"

/// One way to damage the definitions that ship, and what the author has to be told.
struct Damage: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let old: String
  let new: String
  /// What stands at the place of the finding, counted in the damaged text: its line and column are those of this text.
  let at: String
  let told: String

  var testDescription: String { name }

  init(_ name: String, _ file: String, _ old: String, _ new: String, at: String, _ told: String) {
    self.name = name
    self.file = file
    self.old = old
    self.new = new
    self.at = at
    self.told = told
  }
}

@Suite("Damage to a definition")
struct DamageTests {
  static let all = [
    Damage(
      "an unknown key", procedure, "role: chuyen-vien", "rola: chuyen-vien", at: "rola:",
      "error: no key `rola` is known here; did you mean `role`?"),
    Damage(
      "a wrong type", procedure, "national: 5", "national: five", at: "five",
      "error: expected a whole number from 1 to 10, found `five`"),
    Damage(
      "a tab", procedure, "    role: chuyen-vien", "\trole: chuyen-vien", at: "\trole",
      "error: this line is indented with a tab; use spaces"),
    Damage(
      "an unknown kind of file", procedure, "kinds: [pdf, image]", "kinds: [pdf, imag]", at: "imag]",
      "error: expected one of `pdf`, `jpg`, `png`, `tiff`, `heic`, `webp`, `docx`, `xlsx`, `odt`, `ods`, `doc`, `xls`, `xml`, `p7m`, `zip`, `image`, `office`, found `imag`; did you mean `image`?"
    ),
    Damage(
      "a size that no file may have", procedure, "each: 10 MB", "each: 2 GB", at: "2 GB",
      "error: expected a size such as 20 MB, at most 1 GB, found `2 GB`"),
    Damage(
      "no files at all", procedure, "most: 5", "most: 0", at: "0 }",
      "error: expected a whole number from 1 to 100, found `0`"),
    Damage("an alias", procedure, "form: ban-sao-van-bang", "form: *don", at: "*don", "error: "),
    Damage(
      "an unknown role", procedure, "role: lanh-dao", "role: lanh-dau", at: "lanh-dau",
      "error: there is no role `lanh-dau`; did you mean `lanh-dao`?"),
    Damage(
      "an unknown step", procedure, "to: ky-ban-sao\n      - action: xac", "to: ky-ban-sa\n      - action: xac",
      at: "ky-ban-sa\n", "error: there is no step or end `ky-ban-sa`; did you mean `ky-ban-sao`?"),
    Damage(
      "an unknown form", procedure, "form: ban-sao-van-bang", "form: ban-sao-van-ban", at: "ban-sao-van-ban\n",
      "error: there is no form `ban-sao-van-ban`; did you mean `ban-sao-van-bang`?"),
    Damage(
      "an unknown letter", procedure, "letter: phieu-xin-loi", "letter: phieu-xin-lo", at: "phieu-xin-lo\n",
      "error: there is no letter `phieu-xin-lo`; did you mean `phieu-xin-loi`?"),
    Damage(
      "an unknown register", procedure, "register: so-goc-van-bang", "register: so-goc-van-ban", at: "so-goc-van-ban\n",
      "error: there is no register `so-goc-van-ban`; did you mean `so-goc-van-bang`?"),
    Damage(
      "an unknown column", procedure, "{ so-hieu: so-hieu,", "{ so-hie: so-hieu,", at: "so-hie: ",
      "error: the register `so-goc-van-bang` has no column `so-hie`; did you mean `so-hieu`?"),
    Damage(
      "an unknown field", procedure, "phone: dien-thoai", "phone: dien-thoa", at: "dien-thoa\n",
      "error: the form `ban-sao-van-bang` has no field `dien-thoa`; did you mean `dien-thoai`?"),
    Damage(
      "a relation that the form does not offer", procedure, "same: ban-than", "same: ban-tan", at: "ban-tan\n",
      "error: the field `quan-he` has no option `ban-tan`; did you mean `ban-than`?"),
    Damage(
      "a proxy's paper that no proxy has to show", procedure, "relation: uy-quyen, part: giay-uy-quyen",
      "relation: uy-quyen, part: giay-to-quan-he", at: "giay-to-quan-he }, {",
      "error: the part `giay-to-quan-he` is not required when `quan-he` is `uy-quyen`, so it proves nothing"),
    Damage(
      "an account of no bank", authority, "bin: \"970436\"", "bin: \"97043\"", at: "\"97043\"",
      "error: expected the six figures of a bank such as 970436"),
    Damage(
      "an unknown unit", procedure, "unit: so-gddt", "unit: so-gdd", at: "so-gdd\n",
      "error: there is no unit `so-gdd`; did you mean `so-gddt`?"),
    Damage(
      "a misspelt name in a condition", procedure, "'tra cuu.ket qua = \"khop\"'", "'tra cuu.ket quo = \"khop\"'",
      at: "ket quo", "error: "),
    Damage(
      "a date compared with a number", procedure, "when: 'tra cuu.ket qua = \"khop\"'",
      "when: 'ngay sinh tren bang < 5'", at: "< 5", "error: "),
    Damage(
      "a choice compared with a value it has not", procedure, "when: 'nhan ket qua = \"truc-tuyen\"'",
      "when: 'nhan ket qua = \"truc-tuye\"'", at: "\"truc-tuye\"", "error: "),
    Damage(
      "a condition that is no expression", procedure, "when: 'tra cuu.ket qua = \"khop\"'", "when: 'tra cuu.ket qua ='",
      at: "'\n        because", "error: not FEEL from here on"),
    Damage(
      "a loop with no exit", procedure, "        to: da-tra-ket-qua\n        result",
      "        to: da-cap\n        result",
      at: "da-cap\n    name",
      "error: a dossier that comes to the step `da-cap` can never end (the way there: tiep-nhan, trinh-ky, ky-cap)"),
    Damage(
      "a limit beyond the legal one", procedure, "limit: 2 working hours", "limit: 5 working hours", at: "limit: same",
      "error: the limits of the steps add up to 9 working hours (tra-so-goc → ky-ban-sao), beyond the legal 1 working day"
    ),
    Damage(
      "two ends of one name", procedure, "end: khong-cap", "end: tu-choi", at: "tu-choi, name: { vi: \"Không cấp",
      "error: end `tu-choi` is declared already at"),
    Damage(
      "a missing English text", procedure, "name: { vi: \"Tiếp nhận\", en: \"Reception\" }",
      "name: { vi: \"Tiếp nhận\" }", at: "{ vi: \"Tiếp nhận\" }", "error: the key `en` is required and missing"),
    Damage(
      "a step declared twice", procedure, "step: ky-ban-sao", "step: tra-so-goc",
      at: "tra-so-goc\n    name: { vi: \"Ký", "error: step `tra-so-goc` is declared already at"),
    Damage(
      "level 5", procedure, "level: 4", "level: 5", at: "5\n", "error: expected a whole number from 3 to 4, found `5`"),
    Damage(
      "a role that decides about signatures and that there is not", procedure, "- action: ky-cap\n",
      "- action: ky-cap\n        signature: { policy: co-quan, undecided: { role: van-thuu } }\n", at: "van-thuu",
      "error: there is no role `van-thuu`; did you mean `van-thu`?"),
    Damage(
      "who decides about the signatures of a part", procedure, "    required: false\n",
      "    required: false\n    signature: { policy: nguoi-dan, undecided: { role: van-thu } }\n", at: "van-thu }",
      "error: `undecided` is for actions; an undecided paper is taken, and conditions ask about it by `chu ky so.…`"),
    Damage(
      "a signature policy that there is not", procedure, "    required: false\n",
      "    required: false\n    signature: nguoi-da\n", at: "nguoi-da\n",
      "error: there is no signature policy `nguoi-da`; did you mean `nguoi-dan`?"),
    Damage(
      "a signature policy at an action that there is not", procedure, "- action: ky-cap\n",
      "- action: ky-cap\n        signature: co-quann\n", at: "co-quann\n",
      "error: there is no signature policy `co-quann`; did you mean `co-quan`?"),
    Damage(
      "a signature of the clock", procedure, "- action: het-han-bo-sung\n",
      "- action: het-han-bo-sung\n        signature: co-quan\n", at: "co-quan\n",
      "error: an action `by: clock` has no `signature`: the clock signs nothing"),
    Damage(
      "a letter to sign of an action that issues none", procedure, "- action: trinh-ky\n",
      "- action: trinh-ky\n        signature: { policy: co-quan, signs: letter }\n", at: "co-quan, signs",
      "error: `signs: letter` is for an officer's action with a `letter`: that letter is signed before it is issued"),
    Damage(
      "a letter to sign of the applicant's own action", procedure, "- action: nop-bo-sung\n",
      "- action: nop-bo-sung\n        signature: { policy: co-quan, signs: letter }\n", at: "co-quan, signs",
      "error: `signs: letter` is for an officer's action with a `letter`: that letter is signed before it is issued"),
    Damage(
      "a letter to sign that has to know what comes only after it", procedure, "- action: ky-cap\n",
      "- action: ky-cap\n        signature: { policy: co-quan, signs: letter }\n", at: "co-quan, signs",
      "error: `signs: letter` does not go with `entry`: that is there only when the action is done, after the letter was signed"
    ),
    Damage(
      "a letter to sign at a part", procedure, "    required: false\n",
      "    required: false\n    signature: { policy: nguoi-dan, signs: letter }\n", at: "nguoi-dan, signs",
      "error: `signs: letter` is for actions; the applicant's papers have `signs: application`"),
    Damage(
      "a withdrawal that is signed as an application", procedure, "to: da-rut, needs: [reason] }",
      "to: da-rut, needs: [reason], signature: { policy: nguoi-dan, signs: application } }", at: "nguoi-dan, signs",
      "error: `signs: application` is for papers (`parts`): the applicant signs it; at an action it is `signs: deed`"),
    Damage(
      "signatures of a part that need none", procedure, "when: 'tra cuu.ket qua = \"khop\"'",
      "when: 'chu ky so.giay uy quyen = \"hop-le\"'", at: "giay uy quyen =",
      "error: "),
    Damage(
      "a withdrawal until a step that there is not", procedure, "until: tra-so-goc", "until: tra-so-go",
      at: "tra-so-go,",
      "error: there is no step `tra-so-go`; did you mean `tra-so-goc`?"),
    Damage(
      "a withdrawal that ends as something else", procedure, "to: da-rut", "to: tu-choi", at: "tu-choi, needs",
      "error: a withdrawal leads to an end with `outcome: withdrawn`, but `tu-choi` is `refused`"),
    Damage(
      "a withdrawal that forgets the fee", recognition, ", fees: cancel }", " }", at: "da-rut, name",
      "error: a dossier that ends at `da-rut` still owes a fee (the way there: thong-bao-phi, rut-ho-so)"),
    Damage(
      "a retention that is no time", procedure, "keep: 20 years after end", "keep: 20 years", at: "20 years,",
      "error: expected `20 years after end` (1 to 100 years) or `permanent`, found `20 years`"),
    Damage(
      "an entry in a register that is only searched", procedure, "register: so-cap-ban-sao",
      "register: so-goc-van-bang", at: "so-goc-van-bang\n          values",
      "error: the register `so-goc-van-bang` has no `numbering`, so nothing can be written into it"),
    Damage(
      "an entry without a column that the register requires", procedure, "            so-luong: \"{so luong}\"\n", "",
      at: "so-cap-ban-sao\n", "error: the register `so-cap-ban-sao` requires the column `so-luong`"),
    Damage(
      "an entry with a column that the register has not", procedure, "            so-hieu: \"{tra",
      "            so-hie: \"{tra",
      at: "so-hie: ", "error: the register `so-cap-ban-sao` has no column `so-hie`; did you mean `so-hieu`?"),
    Damage(
      "an entry that numbers itself", procedure, "            so-hieu: \"{tra", "            so-vao-so: \"{tra",
      at: "so-vao-so: ", "error: the column `so-vao-so` is the number of the entry, which the register gives"),
    Damage(
      "an entry with an unknown fact", procedure, "\"{nguoi nop.ho ten}\"", "\"{nguoi nop.ten}\"",
      at: "ten}\"\n            ma",
      "error: "),
    Damage(
      "a numbered register that names its entries otherwise", copies, "identity: [so-vao-so]", "identity: [ho-ten]",
      at: "ho-ten]\nkeys",
      "error: the register numbers its entries: the identity has to be the column of the number, `so-vao-so`"),
    Damage(
      "a limit that forgets a channel", procedure, "limit: 2 working hours",
      "limit: { online: 2 working hours, counter: 1 working hours }", at: "{ online: 2",
      "error: the limit for the channel `postal` is missing"),
    Damage(
      "a limit for a channel that is closed", procedure, "channels: [online, counter, postal]\n",
      "channels: [online, counter]\ntime: { limit: { online: 1 working day, counter: 1 working day, postal: 2 working days } }\n",
      at: "2 working days }", "error: the procedure takes no dossiers this way: `postal` (`channels`)"),
    Damage(
      "limits by channel beyond the legal one", procedure, "limit: 2 working hours",
      "limit: { online: 2 working hours, counter: 5 working hours, postal: 1 working hours }", at: "limit: same",
      "error: the limits of the steps add up to 9 working hours (tra-so-goc → ky-ban-sao), beyond the legal 1 working day"
    ),
    Damage(
      "a limit of a step without a last branch", procedure, "limit: 2 working hours",
      "limit: [{ when: 'quan he = \"uy-quyen\"', limit: 2 working hours }]", at: "'quan he = \"uy-quyen\"', limit",
      "error: the last branch, and only that one, is without a condition: every dossier has a limit"),
    Damage(
      "a waiver without a legal ground", recognition, "  when: reception\n",
      "  when: reception\n  waivers: [{ waiver: ngheo, name: { vi: a, en: a }, when: 'xac thuc truc tiep' }]\n",
      at: "{ waiver", "error: the key `legal` is required and missing"),
    Damage(
      "a name that is not that of its folder", procedure, "procedure: cap-ban-sao-van-bang", "procedure: cap-ban-sao",
      at: "cap-ban-sao\n", "error: the name `cap-ban-sao` is not that of the file or folder, `cap-ban-sao-van-bang`"),
    Damage(
      "a wait without an end", procedure, "        by: clock\n", "        by: applicant\n", at: "cho-bo-sung\n    name",
      "error: the step `cho-bo-sung` waits for the applicant, and no action `by: clock` ends the wait"),
    Damage(
      "an officer's action where the applicant is waited for", procedure,
      "        by: applicant\n        needs: [supplement]", "        needs: [supplement]", at: "nop-bo-sung\n",
      "error: the step `cho-bo-sung` waits for the applicant, no officer can do `nop-bo-sung`"),
    Damage(
      "a clock that is never resumed", procedure, "        clock: resume\n", "", at: "tra-so-goc\n    name",
      "error: the clock is still paused at the step `tra-so-goc`, `clock: resume` is missing (the way there: tiep-nhan, yeu-cau-bo-sung, nop-bo-sung)"
    ),
    Damage(
      "a case in which nobody can act", procedure, "        to: da-tra-ket-qua\n        result",
      "        when: 'nhan ket qua = \"buu-chinh\"'\n        to: da-tra-ket-qua\n        result",
      at: "da-cap\n    name",
      "error: no action is possible at the step `da-cap` when nhan ket qua = tai-bo-phan-mot-cua (the way there: tiep-nhan, trinh-ky, ky-cap)"
    ),
    Damage(
      "a result that is never issued", procedure, "        result: issued\n", "", at: "da-tra-ket-qua, name",
      "error: the end `da-tra-ket-qua` grants the result, but on this way no action has `result: issued`"),
    Damage(
      "a result that nobody hands over", procedure, "        result: collected\n", "", at: "da-tra-ket-qua, name",
      "error: the end `da-tra-ket-qua`: who does not receive the result on line is not handed it, `result: collected` is missing (the way there: tiep-nhan, trinh-ky, ky-cap, tra-ket-qua)"
    ),
    Damage(
      "a result handed over before it is issued", procedure, "to: ky-ban-sao\n      - action: xac",
      "to: ky-ban-sao\n        result: collected\n      - action: xac", at: "trinh-ky\n",
      "error: `trinh-ky` hands over the result, but it may not be issued here yet"),
    Damage(
      "level 4 with a result to come for", recognition,
      "          - { when: 'nhan ket qua = \"truc-tuyen\"', to: da-tra-ket-qua }\n",
      "", at: "da-tra-ket-qua, name",
      "error: level 4, but who receives the result on line has to collect it all the same"),
    Damage(
      "level 4 with no way to receive the result on line", transfer, "level: 3", "level: 4", at: "nhan-ket-qua }",
      "error: level 4, but the field `nhan-ket-qua` has no way to receive the result on line (`truc-tuyen`)"),
    Damage(
      "an on-line way that the form has not", procedure, "receives: nhan-ket-qua",
      "receives: { field: nhan-ket-qua, online: truc-tuye }", at: "truc-tuye }",
      "error: the field `nhan-ket-qua` has no option `truc-tuye`; did you mean `truc-tuyen`?"),
    Damage(
      "a way to receive the result that is no choice", procedure, "receives: nhan-ket-qua", "receives: dien-thoai",
      at: "dien-thoai\n  for:",
      "error: the field `dien-thoai` has to be a `choice`: how the applicant receives the result"),
    Damage(
      "level 4 with a result that is no letter", procedure, "        letter: [ban-sao, phieu-kiem-soat]\n", "",
      at: "ky-cap\n", "error: level 4, but `ky-cap` issues the result without a `letter` that could be received on line"
    ),
    Damage(
      "a service that takes nothing on line", procedure, "channels: [online, ", "channels: [", at: "[counter, postal]",
      "error: a service of level 4 takes dossiers on line: `channels` lacks `online`"),
    Damage(
      "words for a condition that there is not", procedure, "        to: ky-ban-sao\n      - action: xac",
      "        to: ky-ban-sao\n      - action: gui\n        name: { vi: Gửi, en: Send }\n        because: { vi: a, en: a }\n        to: ky-ban-sao\n      - action: xac",
      at: "{ vi: a, en: a }", "error: `because` is for when the condition `when` does not hold; this action has none"),
    Damage(
      "four eyes on a step that does not lie before", procedure, "four-eyes: [tra-so-goc]", "four-eyes: [da-cap]",
      at: "ky-cap\n", "error: `four-eyes` of `ky-cap`: the step `da-cap` lies on no way to the step `ky-ban-sao`"),
    Damage(
      "a way back from nowhere", procedure, "        to: tu-choi\n        needs", "        to: back\n        needs",
      at: "tu-choi\n        name",
      "error: the action `tu-choi` leads back, but a new dossier comes to the step `tiep-nhan` from nowhere"),
    Damage("a letter with an unknown fact", receipt, "\"{ho so.ma}\"", "\"{ho so.mã}\"", at: "mã}", "error: "),
    Damage(
      "an unclosed brace", receipt, "\"{ho so.ma}\"", "\"{ho so.ma\"", at: "{ho so.ma\"",
      "error: a `}` is missing to close this"),
    Damage(
      "a letter's number without a year", receipt, "{so}/GTN-{nam}", "{so}/GTN", at: "\"{so}/GTN\"",
      "error: expected a number such as"),
    Damage(
      "an agency without a code", authority, "    code: { qd20: H56.06, qcvn102: 000.00.06.H56 }\n", "", at: "",
      "error: the unit `so-gddt` has no identification code, so it cannot number dossiers"),
    Damage(
      "a code that is none", authority, "qd20: H56.06,", "qd20: h56_06,", at: "h56_06",
      "error: expected an identification code such as H56.06"),
    Damage(
      "a calendar that is not there", authority, "calendar: hanh-chinh", "calendar: hanh-chin", at: "hanh-chin\n",
      "error: there is no calendar `hanh-chin`; did you mean `hanh-chinh`?"),
    Damage(
      "a unit above that is not there", authority, "parent: ubnd-phuong-trung-tam", "parent: ubnd-phuong-trung-ta",
      at: "ubnd-phuong-trung-ta\n",
      "error: there is no unit `ubnd-phuong-trung-ta`; did you mean `ubnd-phuong-trung-tam`?"),
    Damage(
      "an officer in an unknown unit", officers, "{ unit: so-gddt, role: lanh-dao", "{ unit: so-gdt, role: lanh-dao",
      at: "so-gdt,", "error: there is no unit `so-gdt`; did you mean `so-gddt`?"),
    Damage(
      "dates the wrong way round", officers, "until: 2025-06-30", "until: 2023-06-30", at: "2023-06-30",
      "error: the last day 2023-06-30 is before the first day 2024-01-01"),
    Damage(
      "a role that nobody holds", officers, "role: lanh-dao", "role: van-thu", at: "",
      "warning: no officer holds the role `lanh-dao` in the unit `so-gddt`"),
    Damage(
      "an identity of no column", register, "identity: [so-vao-so]", "identity: [so-vao]", at: "so-vao]",
      "error: there is no column `so-vao`"),
    Damage(
      "a kind of field that there is not", form, "type: phone", "type: phon", at: "phon\n", "error: expected one of"),
  ]

  @Test("is told with its place and what would be right", arguments: all)
  func told(damage: Damage) throws { try damage.expectTold() }
}

extension Damage {
  /// Does it to what ships, and looks for what the author has to be told.
  func expectTold() throws {
    let findings = Findings()
    var files = Damage.shipped
    let text = String(decoding: try #require(files[file]), as: UTF8.self)
    if file.hasSuffix("/procedure.yaml"), !file.hasPrefix("Workflows/tuyen-sinh") {
      // Other procedures, and the plans of their intakes, would only take time.
      files = files.filter { path, _ in
        path == file || !path.hasSuffix("/procedure.yaml") && !path.hasPrefix("Workflows/intakes/")
      }
    }
    let range = try #require(text.range(of: old), "`\(old)` does not stand in \(file)")
    let damaged = text.replacingCharacters(in: range, with: new)
    files[file] = Array(damaged.utf8)
    let definitions = Definitions.load(DefinitionFiles(files), findings)
    let told = findings.sorted.map(\.description)
    #expect((definitions == nil) == self.told.hasPrefix("error"), "\(told)")
    let place: String
    if at.isEmpty {
      place = procedure
    } else {
      let at = try #require(damaged.range(of: at), "`\(at)` does not stand in the damaged text")
      let before = damaged[..<at.lowerBound].components(separatedBy: "\n")
      place = "\(file):\(before.count):\((before.last?.unicodeScalars.count ?? 0) + 1): "
    }
    #expect(
      told.contains { $0.hasPrefix(place) && $0.contains(self.told) },
      "expected \(place)\(self.told) among:\n\(told.joined(separator: "\n"))")
  }

  private static let shipped = DefinitionFiles(
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path, Findings()
  ).files
}
