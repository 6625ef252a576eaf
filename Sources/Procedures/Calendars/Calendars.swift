public import Text
public import WorkingTime
public import YAML

/// The working calendars of an authority, as `Workflows/calendars` defines them.
public struct Calendars: Sendable {
  private let byID: [Key<WorkingCalendar>: WorkingCalendar]

  /// The names of the calendars, in alphabetical order.
  public var ids: [Key<WorkingCalendar>] { byID.keys.sorted() }

  /// The calendar of a name; nil when there is none.
  public subscript(id: Key<WorkingCalendar>) -> WorkingCalendar? { byID[id] }

  /// The calendars that files define. Everything that is wrong with any of them is told.
  ///
  /// - Parameters:
  ///   - files: What the files of the folder hold, each with its name without folder and `.yaml`.
  ///   - findings: Where everything wrong is told; a calendar with errors is left out.
  public init(reading files: [(name: String, node: Node)], _ findings: Findings) {
    var lists: [Key<HolidayList>: HolidayList] = [:]
    var calendars: [(file: CalendarFile, name: String)] = []
    for (name, node) in files {
      if node.isHolidayList {
        guard let list = HolidayList.read(node, findings) else { continue }
        checkName(list.id, file: name, findings)
        lists[list.id.value] = list
      } else if let file = CalendarFile.read(node, findings) {
        checkName(file.id, file: name, findings)
        calendars.append((file, name))
      }
    }
    let made = calendars.compactMap { $0.file.calendar(following: lists, findings) }
    byID = Dictionary(made.map { ($0.id, $0) }) { first, _ in first }
  }
}

extension Node {
  fileprivate var isHolidayList: Bool {
    guard case .mapping(let entries) = content else { return false }
    return entries.contains { $0.key.text == "holidays" }
  }
}
