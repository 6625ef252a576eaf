import Forms
import JSON
public import Procedures
public import Text
import WorkingTime

extension Draft {
  /// Issues a letter: it gets its number, and its text goes into the content of the entry.
  mutating func issue(_ id: Key<LetterTemplate>, act: Act?, reason: String? = nil) {
    guard let template = surroundings.procedure.letters[id] else {
      preconditionFailure("a checked action issues a known letter")
    }
    let year = LocalTime(surroundings.now).day.civil.year
    let number = surroundings.nextLetters[id] ?? 1
    let text = template.number.numbered(number, year: year)
    let document = document(template, number: text, act: act, reason: reason)
    issued.append(document)
    var letters =
      content.values["letters"].flatMap { if case .object(let kept) = $0 { kept } else { nil } } ?? JSONObject()
    letters[id.text] = document.json
    content.values["letters"] = .object(letters)
    record(.letterIssued(letter: id, year: year, number: number, text: text))
  }

  /// The answers as people read them.
  var sheet: Sheet {
    answers.map { surroundings.procedure.form.sheet(of: $0, offering: surroundings.offering) } ?? Sheet(sections: [])
  }

  private func document(_ template: LetterTemplate, number: String, act: Act?, reason: String?) -> LetterDocument {
    let facts = dossier.facts(
      in: surroundings, answers: answers, reason: act?.reason ?? reason, dueBefore: dueBefore)
    let sheet = sheet
    return LetterDocument(
      letter: template.id, model: template.model, title: template.title, number: number, place: surroundings.unit.place,
      at: surroundings.now,
      agency: surroundings.unit.name, code: dossier.code, hasQR: template.hasQR,
      isSealed: template.isSealed,
      blocks: template.blocks.compactMap { block in
        switch block {
        case .text(let phrase): return .text(phrase.filled(with: facts, sheet))
        case .rows(let rows):
          let filled = rows.map { LetterDocument.Row(label: $0.label, value: $0.value.filled(with: facts, sheet)) }
          return .rows(filled.filter { !$0.value.vi.isEmpty })
        case .parts(let heading): return papers.isEmpty ? nil : partsTable(heading)
        case .items(let heading): return itemsTable(heading, act?.items ?? [])
        case .lookup(let heading): return lookupTable(heading)
        case .course(let heading): return courseTable(heading)
        case .transfer(let heading):
          guard let bank = surroundings.unit.bank, dossier.owed > .nothing else { return nil }
          return .transfer(heading: heading, TransferRequest(to: bank, dossier.owed, for: dossier.code.text))
        case .signatures(let names): return .signatures(names.map { $0.filled(with: facts, sheet) })
        }
      })
  }

  private func partsTable(_ heading: Words) -> LetterDocument.Block {
    .table(
      heading: heading,
      columns: [Words(vi: "TT", en: "No."), Words(vi: "Tên giấy tờ", en: "Paper"), Words(vi: "Tệp", en: "File")],
      rows: papers.enumerated().map { number, paper in
        let part = surroundings.procedure.parts.first { $0.id == paper.part }
        return [.plain("\(number + 1)"), part?.name ?? .plain(paper.part.text), .plain(paper.name)]
      })
  }

  private func itemsTable(_ heading: Words, _ items: [AskedItem]) -> LetterDocument.Block {
    .table(
      heading: heading,
      columns: [Words(vi: "TT", en: "No."), Words(vi: "Nội dung", en: "Item"), Words(vi: "Yêu cầu", en: "Remark")],
      rows: items.enumerated().map { number, item in
        [.plain("\(number + 1)"), item.item.name(in: surroundings.procedure), .plain(item.remark)]
      })
  }

  /// What was asked beside what the register has; nothing when nothing was found.
  private func lookupTable(_ heading: Words) -> LetterDocument.Block? {
    guard let finding = surroundings.lookup, finding.fields.contains(where: { $0.asked != nil }) else { return nil }
    let fields = surroundings.registers[finding.register]?.fields ?? []
    return .table(
      heading: heading,
      columns: [
        Words(vi: "Nội dung", en: "Field"), Words(vi: "Theo đề nghị", en: "As asked"),
        Words(vi: "Theo sổ gốc", en: "In the register"), Words(vi: "Kết luận", en: "Verdict"),
      ],
      rows: finding.fields.compactMap { compared in
        guard let asked = compared.asked else { return nil }
        let name = fields.first { $0.id == compared.field }?.name ?? .plain(compared.field.text)
        return [
          name, .plain(asked), .plain(compared.registered),
          compared.agrees ? Words(vi: "Khớp", en: "agrees") : Words(vi: "Sai khác", en: "differs"),
        ]
      })
  }

  private func courseTable(_ heading: Words) -> LetterDocument.Block {
    .table(
      heading: heading,
      columns: [
        Words(vi: "Bước", en: "Step"), Words(vi: "Đơn vị", en: "Unit"), Words(vi: "Người giao", en: "By"),
        Words(vi: "Việc đã làm", en: "Done"), Words(vi: "Thời gian", en: "When"), Words(vi: "Kết quả", en: "In time"),
      ],
      rows: surroundings.course.map { row in
        let inTime =
          row.onTime.map { $0 ? Words(vi: "Đúng hạn", en: "yes") : Words(vi: "Quá hạn", en: "late") } ?? .plain("")
        return [row.step, row.unit, row.by, row.action, .plain(row.at.asPrinted), inTime]
      })
  }
}

extension SupplementItem {
  /// What people call it.
  public func name(in procedure: Procedure) -> Words {
    switch self {
    case .field(let name): Key(name).flatMap { procedure.form[$0]?.label } ?? .plain(name)
    case .part(let id): procedure.parts.first { $0.id == id }?.name ?? .plain(id.text)
    }
  }
}
