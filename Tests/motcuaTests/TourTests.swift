import Foundation
import Glibc
import Testing

/// One of the README's tours: what is to be pasted below one heading.
private struct Tour {
  let heading: String
  var commands: [Substring] = []

  /// The tours in their order.
  ///
  /// - Throws: A test's failure when a block of the chapter would not be run.
  static func all() throws -> [Tour] {
    let readme = try String(contentsOf: projectRoot.appending(path: "README.md"), encoding: .utf8)
    var tours: [Tour] = []
    var (isHere, isInside) = (false, false)
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```" && isInside {
        isInside = false
      } else if isInside {
        tours[tours.count - 1].commands.append(line)
      } else if line.hasPrefix("## ") {
        isHere = line == "## Tours"
      } else if isHere, line.hasPrefix("### ") {
        tours.append(Tour(heading: String(line.dropFirst(4))))
      } else if isHere, line.hasPrefix("```") {
        try #require(line == "```sh tour", "\(line)")
        isInside = true
      }
    }
    return tours.filter { !$0.commands.isEmpty }
  }
}

@Suite("The README's tours")
struct TourTests {
  /// Runs a tour as it is written: `swift run motcua` is the built program, and the address of the sample server is where
  /// the test's server listens.
  private func run(_ tour: Tour, in place: TemporaryFolder, at url: URL) throws -> Run {
    let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let program = tests.deletingLastPathComponent().appending(path: "motcua").path
    // In a shell of its own it takes that one's place, as `swift run` does: what runs behind the others is stopped by its number.
    let beginning = """
      set -euo pipefail
      swift() { shift 2; if [ "$BASHPID" != "$$" ]; then exec "$MOTCUA" "$@"; fi; "$MOTCUA" "$@"; }

      """
    let address = "\(url)".hasSuffix("/") ? String("\(url)".dropLast()) : "\(url)"
    var script = beginning + tour.commands.joined(separator: "\n").replacing("http://127.0.0.1:8080", with: address)
    for port in ["8181", "8182"] where script.contains("127.0.0.1:\(port)") {
      let free = try NginxProxy.freePort()
      script = script.replacing("127.0.0.1:\(port)", with: "127.0.0.1:\(free)")
    }
    try place.write(script + "\n", to: "tour.sh")
    for name in ["output", "errors"] { try place.write("", to: name) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["tour.sh"]
    process.environment = ["MOTCUA": program, "HOME": place.url.path, "PATH": "/usr/bin:/bin"]
    process.currentDirectoryURL = place.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: place.url.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: place.url.appending(path: "errors"))
    try process.run()
    process.waitUntilExit()
    // What a tour that failed has left running.
    for house in ["mot-cua", "van-phong"] where process.terminationStatus != 0 {
      let note = place.url.appending(path: "tour/\(house)/data/serve.pid")
      if let number = try? String(contentsOf: note, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines),
        let running = Int32(number)
      {
        kill(running, SIGKILL)
      }
    }
    return Run(
      status: process.terminationStatus,
      output: try String(contentsOf: place.url.appending(path: "output"), encoding: .utf8),
      errors: try String(contentsOf: place.url.appending(path: "errors"), encoding: .utf8))
  }

  /// What each tour shows, in order: what is written, and what is told besides.
  private static let shown: [(heading: String, output: [String], errors: [String])] = [
    ("An operator opens the office", ["Đã nạp 5 mục", "ready", "0 lỗi", "0 bản chiếu khác"], []),
    (
      "An integrator does the same through the API",
      [
        "sent twice, filed once", "B 0123457", "van-bang.pdf", "Đã ghi “van-bang.pdf” vào tour/van-bang.pdf",
        "Biên nhận đúng: hồ sơ H56.06-", "Nội dung đúng là nội dung", "Đã ghi tour/bien-nhan.svg",
      ], []
    ),
    (
      "An integrator hears of what happens",
      ["vn.motcua.dossier.submitted", "so-lieu\t", "https://nhan.example.vn/motcua"], ["chỉ hiện lần này"]
    ),
    (
      "An officer works a queue",
      ["Cấp bản sao văn bằng", "Người nộp chờ tại quầy", "01/GTN-", "\"id\":\"da-tra-ket-qua\""], []
    ),
    (
      "An officer is away", ["Đã ủy quyền, số 1", "running", "Đã kết thúc ủy quyền số 1", "ended"], []
    ),
    (
      "A family registers, a council decides",
      ["thcs-trung-tam\t12\t0\t1\t1", "\t1\t0\tin\tturn\t-\txet-tuyen\t", "\"place\":{\"id\":\"xet-tuyen\""], []
    ),
    (
      "A supervisor looks at the unit",
      [
        "all\tso-gddt\t", "procedure\tcap-ban-sao-van-bang@so-gddt\t2\t", "kind,id,received,online,",
        "dossier,unit,procedure,submitted,", "1\tH56.06-", "Đã ghi tour/so-theo-doi.pdf",
      ], []
    ),
    (
      "A clerk keeps the registers",
      [
        "Đã vào sổ VB-1, số 01", "Đã cấp số VB-2, số 01/SGDĐT-VP", "Đã phát hành VB-2", "Khớp sổ gốc", "VB-2",
        "Đã ghi tour/so-van-ban-den.pdf", "Đã mở hồ sơ H56.06-",
      ], []
    ),
    (
      "An author writes and tries",
      ["0 lỗi", "Tết", "cần giấy ủy quyền", "1 passed, 0 failed", "20000"],
      ["procedure.yaml:102:11: ", "chuyen-vien", "walks/tra-ket-qua.yaml"]
    ),
    (
      "An operator tries an integration", ["\"session\"", "\"refused\":[]", "auth\t-\t0\tduplicate"], []
    ),
    (
      "Two offices issue a document together",
      ["Đã cấp số VB-1, số 01/SGDĐT-VP", "Đã phát hành VB-1", "van-phong đã phát hành"], []
    ),
    ("An operator keeps a copy", ["0 lỗi", "4 hồ sơ, không có lỗi", "Khớp: mục 1 có trong nhật ký"], []),
  ]

  @Test("lead operator, integrator, officer and author through the sample office, command by command")
  func everyRole() throws {
    let place = try TemporaryFolder()
    for name in ["Workflows", "Forms", "Signatures"] {
      try FileManager.default.copyItem(at: projectRoot.appending(path: name), to: place.url.appending(path: name))
    }
    let server = try RunningServer(definitions: place.url, in: place)
    let tours = try Tour.all()
    try #require(tours.map(\.heading) == TourTests.shown.map(\.heading))
    for (tour, shown) in zip(tours, TourTests.shown) {
      let run = try run(tour, in: place, at: server.url)
      try #require(run.status == 0, "\(tour.heading)\n\(run.errors)\n\(run.output)")
      for text in shown.output { #expect(run.output.contains(text), "\(tour.heading): \(text)\n\(run.output)") }
      for text in shown.errors { #expect((run.output + run.errors).contains(text), "\(tour.heading): \(text)") }
      if shown.errors.isEmpty { #expect(run.errors.isEmpty, "\(tour.heading)\n\(run.errors)") }
    }
    _ = try server.logLine(with: "\"definitions-reloaded\"")
    #expect(server.ended() == 0)
  }
}
