import HTTPServing
import JSON
import Testing
import Text

@Suite("The queue of the API")
struct QueueVersionTests {
  @Test("is told once: an unchanged page is 304 without a body, and a change is a page again")
  func version() throws {
    let desk = try Desk()
    let bearer = try desk.officer("lan")
    let empty = try desk.ask(.get, "/queue", ["Authorization": bearer])
    let version = try #require(empty.headers["ETag"])
    let again = try desk.ask(.get, "/queue", ["Authorization": bearer, "If-None-Match": version])
    #expect(again.status == 304 || again.bytes == empty.bytes)
    _ = try desk.file()
    let changed = try desk.ask(.get, "/queue", ["Authorization": bearer, "If-None-Match": version])
    #expect(changed.status == 200 && changed.list("tasks").count == 1 && changed.headers["ETag"] != version)
  }

  @Test("counts what remains from one moment in all rows of a page, however long the page takes")
  func oneMoment() throws {
    let desk = try Desk()
    let bearer = try desk.officer("lan")
    for number in 1...3 { _ = try desk.file("k-\(number)") }
    desk.hurry(by: 3_600_000)
    let tasks = try desk.ask(.get, "/queue", ["Authorization": bearer]).list("tasks")
    try #require(tasks.count == 3 && Set(tasks.map { $0["due"]?.canonicalText }).count == 1)
    #expect(Set(tasks.map { $0["remaining"]?.canonicalText }).count == 1, "\(tasks.map { $0["remaining"] })")
  }
}
