import Procedures
import Text
import WorkingTime
import YAML

extension DefinitionsFolder {
  /// The working calendar of a name, or the authority's own.
  ///
  /// - Throws: ``CommandError`` when the calendars have errors, or there is no such calendar.
  func calendar(_ name: String?, _ output: Output, _ language: Language) throws -> WorkingCalendar {
    let findings = Findings()
    let calendars = Calendars(reading: try nodes(in: "Workflows/calendars", findings), findings)
    guard !findings.hasErrors else {
      for finding in findings.sorted { output.note(finding.line(in: language)) }
      throw CommandError.refused(Words(vi: "các lịch làm việc có lỗi", en: "the calendars have errors"))
    }
    let known = calendars.ids.map(\.text)
    guard let wanted = try name ?? ownCalendar() ?? (known.count == 1 ? known.first : nil) else {
      throw CommandError.usage(
        Words(
          vi: "hãy chọn lịch bằng --calendar: \(known.joined(separator: ", "))",
          en: "choose a calendar with --calendar: \(known.joined(separator: ", "))"))
    }
    guard let calendar = Key<WorkingCalendar>(wanted).flatMap({ calendars[$0] }) else {
      throw CommandError.usage(
        Words(
          vi: "không có lịch “\(wanted.harmless)”, chỉ có: \(known.joined(separator: ", "))",
          en: "there is no calendar “\(wanted.harmless)”, only: \(known.joined(separator: ", "))"),
        suggestion: nearestWord(to: wanted, among: known))
    }
    return calendar
  }

  /// The calendar that the authority's file names; nil when there is no such file.
  private func ownCalendar() throws -> String? {
    guard has("Workflows/authority.yaml"),
      case .mapping(let entries)? = try node("Workflows/authority.yaml", Findings())?.content
    else { return nil }
    return entries.first { $0.key.text == "calendar" }?.value.text
  }
}
