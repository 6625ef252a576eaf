import Foundation
import JSON
import OneStop
import Testing
import Text

@Suite("A report at the command line")
struct ReportCommandTests {
  private let office: OfficeServer
  private let late: String

  /// One in time, one late, one that waits; counted on the 20th of November.
  init() throws {
    office = try OfficeServer(at: "2026-11-16T09:00", officers: ["lan"])
    late = try office.file("late").code
    try office.go(to: "2026-11-18T09:00")
    try ReportCommandTests.logIn(["lan"], at: office)
    for code in [late, try office.file("in-time").code] {
      let run = try office.run("act", code, "tu-choi", "--reason", "Không thuộc thẩm quyền")
      try #require(run.status == 0, "\(run.errors)")
    }
    try office.go(to: "2026-11-20T09:00")
    _ = try office.file("new")
    for officer in ["hoa", "an"] {
      try office.office.setPassword(OfficeServer.password, of: try #require(Key(officer)))
    }
    try ReportCommandTests.logIn(["hoa", "an"], at: office)
  }

  /// Sessions end with the day.
  private static func logIn(_ officers: [String], at office: OfficeServer) throws {
    for officer in officers {
      let run = try office.run(
        "login", "--server", office.url, "--name", officer, as: officer, input: OfficeServer.password + "\n")
      try #require(run.status == 0, "\(run.errors)")
    }
  }

  @Test("has the same columns behind a pipe and as CSV, and the whole as the API has it")
  func stats() throws {
    let columns = try office.run("stats", "--month", "2026-11", as: "hoa")
    #expect(columns.status == 0 && columns.errors.isEmpty, "\(columns.errors)")
    #expect(columns.lines.first == "all\t-\t3\t3\t0\t0\t0\t1\t1\t0\t1\t0\t0\t0\t100.0\t66.6\t-")
    #expect(
      columns.lines.contains(
        "procedure\tcap-ban-sao-van-bang@so-gddt\t3\t3\t0\t0\t0\t1\t1\t0\t1\t0\t0\t0\t100.0\t66.6\t-"))
    #expect(columns.lines.last?.hasPrefix("month\t2026-11\t3\t") == true)
    let csv = try office.run("stats", "--quarter", "2026-Q4", "--unit", "so-gddt", "--csv", as: "hoa")
    #expect(csv.lines.first?.hasPrefix("kind,id,received,online,counter,postal,carried,on_time,late,") == true)
    #expect(csv.lines.dropFirst().first == "all,,3,3,0,0,0,1,1,0,1,0,0,0,100.0,66.6,")
    #expect(csv.lines.count == 1 + 1 + 1 + 1 + 2, "head, all, unit, procedure, the months begun")
    let json = try office.json("stats", "--year", "2026", as: "hoa")
    #expect(json["from"]?.text == "2026-01-01" && json["to"]?.text == "2026-12-31")
    #expect(json["handled"]?["late"]?.number == 1)
    #expect(json["shares"]?.list.first?["targets"]?.list.map { $0["percent"]?.number } == [50, 60, 80])
  }

  @Test("rates the office and lists what was late with the reason")
  func rating() throws {
    let run = try office.run("rate-report", as: "hoa")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.first == "all\t-\t3\t2\t1\t66.6\t0\t0\t-\t0\t0\t0\t0\t0")
    let line =
      "\(late)\tso-gddt\tcap-ban-sao-van-bang\t2026-11-16T09:00:00+07:00\t-\t2026-11-18T09:00:00+07:00\t"
      + "2026-11-16T17:00:00+07:00\tlongest-time"
    #expect(run.lines.last.map { String($0) } == "late\t" + line)
    let csv = try office.run("rate-report", "--late", "--csv", as: "hoa")
    #expect(
      csv.lines.map { String($0) } == [
        "dossier,unit,procedure,submitted,due,handled,late_after,reason",
        line.replacing("\t-\t", with: "\t\t").replacing("\t", with: ","),
      ])
    let json = try office.json("rate-report", as: "hoa")
    #expect(json["judged"]?["onTime"]?.number == 2 && json["dossiers"]?.list.first?["code"]?.text == late)
    let none = try office.run("rate-report", "--late", "--from", "2026-11-19", "--to", "2026-11-20", as: "hoa")
    #expect(none.status == 0 && none.output.isEmpty && none.errors == "Không có hồ sơ trễ.\n")
  }

  @Test("is refused for periods that are none and units of others, with what would be right")
  func refused() throws {
    for (words, errors) in [
      (["--month", "2026-13"], "motcua: “2026-13” không phải là tháng như 2026-11"),
      (["--quarter", "2026-Q5"], "motcua: “2026-Q5” không phải là quý như 2026-Q4"),
      (["--year", "26"], "motcua: “26” không phải là năm như 2026"),
      (["--month", "2026-11", "--from", "2026-11-01"], "motcua: chỉ dùng một trong --from/--to"),
      (["--csv", "--json"], "motcua: chỉ dùng một trong --csv và --json"),
    ] {
      for command in ["stats", "rate-report"] {
        let run = try motcuaList([command] + words + ["--session", office.session(of: "hoa")])
        #expect(run.status == 64 && run.errors.hasPrefix(errors), "\(words): \(run.errors)")
      }
    }
    let foreign = try office.run("stats", "--unit", "so-gddt", as: "an")
    #expect(foreign.status == 1 && foreign.errors.contains("chỉ có: thpt-trung-tam"), "\(foreign.errors)")
    let future = try office.run("stats", "--month", "2027-01", as: "hoa")
    #expect(future.status == 1 && future.errors.contains("đã bắt đầu"), "\(future.errors)")
  }

  @Test("has the follow-up book beside it, numbered, with the columns of the form")
  func book() throws {
    let run = try office.run("book", "--from", "2026-11-16", "--to", "2026-11-16", as: "hoa")
    let entry =
      "1\t\(late)\tcap-ban-sao-van-bang\t1\tTrần Văn Đức\t12 đường Mẫu\t0912345678\tso-gddt\t2026-11-16T09:00:00+07:00\t-\t-\t-\t"
      + "truc-tuyen\tonline\ttu-choi\n"
    #expect(run.status == 0 && run.output == entry, "\(run.errors)")
    let csv = try office.run("book", "--csv", as: "hoa")
    #expect(csv.lines.count == 4 && csv.lines.first?.hasPrefix("number,dossier,procedure,sets,applicant,") == true)
    let first = try office.json("book", "--limit", "1", as: "hoa")
    let next = try #require(first["next"]?.text)
    let rest = try office.json("book", "--after", next, as: "hoa")
    #expect(rest["entries"]?.list.count == 2 && rest["next"] == .null)
    let file = office.folder.url.appending(path: "so.pdf").path
    let printed = try office.run("book", "--pdf", file, as: "hoa")
    #expect(printed.status == 0 && printed.output.hasPrefix("Đã ghi \(file) ("), "\(printed.errors)")
    #expect(try office.run("book", "--pdf", file, as: "hoa").status == 1)
    #expect(try office.run("book", "--pdf", file, "--overwrite", "--json", as: "hoa").status == 0)
  }
}
