import Testing
import Text

@Suite("A time zone")
struct ZoneTests {
  @Test("has the offset of the moment, and of a local time")
  func offsets() throws {
    let paris = try #require(Zone("Europe/Paris"))
    #expect(paris.secondsEast(at: 1_600_000_000) == 7200)
    #expect(paris.secondsEast(at: 1_610_000_000) == 3600)
    // 28 March 2021: 02:00 becomes 03:00. 31 October 2021: 03:00 becomes 02:00.
    #expect(paris.secondsEast(atLocal: 1_616_896_799) == 3600)
    #expect(paris.secondsEast(atLocal: 1_616_900_400) == 7200)
    #expect(paris.secondsEast(atLocal: 1_635_647_400) == 7200)
    #expect(try #require(Zone("Asia/Ho_Chi_Minh")).secondsEast(at: 0) == 8 * 3600)
  }

  @Test(
    "is refused when the database has none of that name",
    arguments: ["", "xyz/abc", "../etc/passwd", "GMT+7", "Việt/Nam", "+07:00"])
  func unknown(name: String) {
    #expect(Zone(name) == nil)
  }
}
