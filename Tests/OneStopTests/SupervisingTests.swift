import Dossiers
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("The work of a unit")
struct SupervisingTests {
  @Test("is counted by officer and step, due today and overdue by the moment, waiting for citizens apart")
  func counts() throws {
    let office = try Office(at: "2026-11-18T08:00")
    try office.loadRegister()
    let codes = try (1...5).map { try office.filed("d\($0)").code }
    func work() throws -> UnitWork { try office.oneStop.work(of: "so-gddt", for: "hoa") }
    let first = try work()
    #expect(first.all.open == 5 && first.waiting == 0)
    #expect(first.officers.map(\.officer) == [nil])
    #expect(first.steps.map(\.step) == ["tiep-nhan"] && first.steps[0].procedure == "cap-ban-sao-van-bang")

    try office.act("tiep-nhan", on: codes[0], by: "lan")
    try office.act("tiep-nhan", on: codes[1], by: "lan")
    try office.act(
      "yeu-cau-bo-sung", on: codes[2], by: "lan", reason: "Thiếu",
      items: [AskedItem(item: .field("so-hieu"), remark: "")])
    let task = try office.oneStop.view(codes[0], for: .officer("duc")).dossier.tasks[0].number
    _ = try office.oneStop.perform(
      .take(task: task), on: codes[0],
      CommandRequest(key: CommandKey(owner: "officer/duc", id: "t"), digest: "", caller: .officer("duc")))
    let second = try work()
    #expect(second.all.open == 4 && second.waiting == 1)
    #expect(second.officers.map { $0.officer?.text ?? "-" } == ["-", "duc"])
    #expect(second.officers.map(\.count.open) == [3, 1])
    #expect(Dictionary(second.steps.map { ($0.step, $0.count.open) }) { $1 } == ["tiep-nhan": 2, "tra-so-goc": 2])
    #expect(second.all.dueToday == 4 && second.all.overdue == 0, "of the same working day")

    let due = try #require(try office.oneStop.queue(of: "duc").rows.first?.task.due)
    try office.go(to: due.description)
    #expect(try work().steps.first { $0.step == "tra-so-goc" }?.count.overdue == 0, "the due moment itself is on time")
    try office.go(to: due.advanced(bySeconds: 1).description)
    #expect(try work().steps.first { $0.step == "tra-so-goc" }?.count.overdue == 2)
    try office.go(to: "2026-11-19T08:00")
    let next = try work()
    #expect(next.all.overdue == 4 && next.all.dueToday == 0)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("is shown to whoever supervises the unit or one above it, and to nobody else")
  func eyes() throws {
    let office = try Office()
    for (officer, unit, isShown) in [
      ("hoa", "so-gddt", true), ("hoa", "thpt-song-mau", true), ("an", "thpt-trung-tam", true),
      ("an", "thpt-song-mau", false), ("an", "so-gddt", false), ("lan", "so-gddt", false), ("hoa", "khong-co", false),
    ] as [(Key<Officer>, Key<Procedures.Unit>, Bool)] {
      if isShown {
        #expect(try office.oneStop.work(of: unit, for: officer).unit == unit)
      } else {
        #expect(throws: UseRefusal.notSupervising, "\(officer) \(unit)") {
          try office.oneStop.work(of: unit, for: officer)
        }
      }
    }
    #expect(try office.oneStop.work(of: nil, for: "an").unit == "thpt-trung-tam")
    #expect(throws: UseRefusal.notSupervising) { try office.oneStop.work(of: nil, for: "lan") }
  }
}
