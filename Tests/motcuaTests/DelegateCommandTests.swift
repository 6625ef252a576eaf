import JSON
import Testing

@Suite("An officer's delegation on the command line")
struct DelegateCommandTests {
  @Test("hands work over, lists it, and ends it; the dossier's history says who acted for whom")
  func course() throws {
    let office = try OfficeServer(officers: ["lan", "giang", "hoa"])
    let code = try office.file().code
    let ordered = try office.run(
      "delegate", "--of", "lan", "--to", "giang", "--from", "2026-11-19", "--until", "20/11/2026", "--reason",
      "Nghỉ ốm", "--role", "can-bo-mot-cua", "--unit", "so-gddt", as: "hoa")
    #expect(ordered.status == 0 && ordered.output == "Đã ủy quyền, số 1.\n", "\(ordered.errors)")
    let listed = try office.run("delegate", "list", as: "giang")
    #expect(
      listed.output
        == "1\tlan\tgiang\tso-gddt\tcan-bo-mot-cua\t2026-11-19\t2026-11-20\trunning\tNghỉ ốm\n", "\(listed.errors)")
    #expect(try office.json("act", code, "tiep-nhan", as: "giang")["place"]?["id"]?.text == "tra-so-goc")
    #expect(try office.run("show", code, as: "giang").output.contains("Ngô Thu Giang thay Nguyễn Thị Lan"))
    #expect(try office.json("delegate", "end", "1", as: "lan")["number"]?.number == 1)
    #expect(try office.run("delegate", "list", as: "giang").errors == "Không có ủy quyền nào.\n")
    #expect(try office.json("delegate", "list", "--past", as: "giang")["delegations"]?.list.count == 1)
    let again = try office.run("delegate", "end", "1", as: "lan")
    #expect(again.status == 1 && again.errors.contains("đã kết thúc"))
  }

  @Test("needs role and unit together, and days that are days")
  func wrong() throws {
    let office = try OfficeServer()
    let half = try office.run(
      "delegate", "--to", "giang", "--from", "2026-11-19", "--until", "2026-11-20", "--reason", "x", "--role", "r")
    #expect(half.status == 64 && half.errors.contains("--unit"))
    let day = try office.run(
      "delegate", "--to", "giang", "--from", "mai", "--until", "2026-11-20", "--reason", "x")
    #expect(day.status == 64 && day.errors.contains("“mai”"))
    let oneself = try office.run(
      "delegate", "--to", "lan", "--from", "2026-11-19", "--until", "2026-11-20", "--reason", "x")
    #expect(oneself.status == 1 && oneself.errors == "motcua: Không thể ủy quyền cho chính mình.\n")
  }
}
