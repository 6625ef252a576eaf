import Dossiers
import Procedures
import Text
import WorkingTime

/// The hand-overs of a dossier so far (Mẫu 05), read from its entries.
struct Course {
  private(set) var rows: [HandOver] = []

  init(
    of code: DossierCode, _ procedure: Procedure, _ definitions: Definitions, _ record: any RecordReading
  ) throws {
    var tasks: [Int: OpenTask] = [:]
    for stored in try record.entries(of: code) {
      let entry = try EntryBody(reading: stored.body)
      for event in entry.events {
        switch event {
        case .stepEntered(let entered):
          for task in entered.tasks { tasks[task.number] = task }
        case .acted(let acted):
          guard let step = procedure.step(acted.step), let action = step.action(acted.action) else { continue }
          let task = tasks[acted.task]
          rows.append(
            HandOver(
              step: step.name, unit: Course.unit(task, definitions), by: Course.actor(entry, definitions),
              action: action.name, at: entry.at, onTime: task?.due.map { entry.at <= $0 }))
        case .returned(let number, _):
          guard let task = tasks[number], let step = procedure.step(task.step) else { continue }
          rows.append(
            HandOver(
              step: step.name, unit: Course.unit(task, definitions), by: Course.actor(entry, definitions),
              action: Words(vi: "Trả lại bước trước", en: "Given back"), at: entry.at,
              onTime: task.due.map { entry.at <= $0 }))
        default: break
        }
      }
    }
  }

  private static func unit(_ task: OpenTask?, _ definitions: Definitions) -> Words {
    guard case .officer(_, let unit)? = task?.duty else { return Words(vi: "", en: "") }
    return definitions.authority.unit(unit)?.name ?? Words(vi: unit.text, en: unit.text)
  }

  private static func actor(_ entry: EntryBody, _ definitions: Definitions) -> Words {
    if let officer = definitions.authority.name(ofOfficer: entry) { return officer }
    return entry.actor == "engine" ? Words(vi: "Hệ thống", en: "System") : Words(vi: "Người nộp", en: "Applicant")
  }
}
