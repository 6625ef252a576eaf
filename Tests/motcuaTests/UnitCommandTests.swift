import JSON
import Testing

@Suite("A supervisor at the command line")
struct UnitCommandTests {
  @Test("sees how the unit stands, as columns and as the API has it; others are refused")
  func unit() throws {
    let office = try OfficeServer(officers: ["lan", "hoa"])
    let code = try office.file().code
    #expect(try office.run("take", code).status == 0)
    let columns = try office.run("unit", as: "hoa")
    #expect(
      columns.output == """
        all\tso-gddt\t1\t1\t0\t0
        officer\tlan\t1\t1\t0\t-
        step\tcap-ban-sao-van-bang/tiep-nhan\t1\t1\t0\t-

        """, "\(columns.errors)")
    let work = try office.json("unit", "so-gddt", as: "hoa")
    #expect(work["officers"]?.list.first?["officer"]?["name"]?.text == "Nguyễn Thị Lan")
    #expect(work["steps"]?.list.first?["step"]?["name"]?["vi"]?.text == "Tiếp nhận")
    let below = try office.json("unit", "thpt-song-mau", as: "hoa")
    #expect(below["open"]?.number == 0 && below["officers"]?.list.isEmpty == true)
    let refused = try office.run("unit")
    #expect(refused.status == 1 && refused.errors == "motcua: Bạn không phụ trách đơn vị này.\n")
  }
}
