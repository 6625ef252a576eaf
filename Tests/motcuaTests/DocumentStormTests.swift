import Foundation
import JSON
import TestSupport
import Testing

/// Questions of one office go through a hub to another, open dossiers there, and are answered by what their officers sign and nobody
/// sends by hand, while requests are lost, come twice or
/// late, and each server is killed; in either store. `MOTCUA_STORM_QUESTIONS` and `MOTCUA_STORM_LOSSES` make it longer,
/// `MOTCUA_STORM_SEED` another one.
@Suite(
  "A storm between two offices and their hub", .serialized, .timeLimit(.minutes(30)),
  .enabled(if: TrialFolder.isPossible, "without openssl there is no trial PKI"))
struct DocumentStormTests {
  private static func wished(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["MOTCUA_STORM_" + name].flatMap { Int($0) } ?? usual
  }

  private static let seeds = [UInt64(wished("SEED", 7))]

  /// The three servers, with bad weather on both ways to the hub.
  private struct Country {
    let trial: TrialFolder
    let authority: RunningAuthority
    let hub: Town
    let north: Town
    let south: Town
    let ways: [StormyWay]

    /// - Parameter store: A new database for each of them, or nil for their data folders.
    init(seed: UInt64, losses: Int, _ store: () throws -> String?) throws {
      trial = try TrialFolder.shared.get()
      authority = try trial.authority()
      let secrets = (north: "khóa chung với tỉnh Bắc", south: "khóa chung với tỉnh Nam")
      hub = try Town.hub(
        [("tinh-bac", "H01.06", secrets.north), ("tinh-nam", "H02.06", secrets.south)], store: store(), trial)
      let address = hub.server.url.absoluteString.trimmingCharacters(in: ["/"])
      ways = try [1, 2].map { try StormyWay(to: address, seed: seed &* 1_000_003 &+ $0, losses: losses) }
      north = try Town.beside(ways[0].url, "tinh-bac", "H01", secrets.north, store: store(), trial)
      south = try Town.beside(ways[1].url, "tinh-nam", "H02", secrets.south, releases: true, store: store(), trial)
      try north.signIn(["minh", "duc", "hoa"])
      try south.signIn(["minh", "duc", "hoa", "lan"])
    }

    /// Kills one of the three and starts it again.
    func strike(_ number: Int) throws { try [hub, north, south][number % 3].killAndStart() }
  }

  private static func sheet(_ number: Int) -> String {
    """
    <to-khai><nguoi-de-nghi><ho-ten>Phạm Thị Mẫu</ho-ten><ngay-sinh>1980-02-03</ngay-sinh>
    <so-dinh-danh>038180001234</so-dinh-danh></nguoi-de-nghi><dien-thoai>0912345678</dien-thoai>
    <dia-chi>1 đường Mẫu, tỉnh Bắc</dia-chi><ho-ten-tren-bang>Trần Văn Đức</ho-ten-tren-bang>
    <ngay-sinh-tren-bang>1990-05-01</ngay-sinh-tren-bang><loai-van-bang>thpt</loai-van-bang>
    <nam-tot-nghiep>2008</nam-tot-nghiep><so-hieu>B \(1000 + number)</so-hieu><muc-dich>tuyen-dung</muc-dich></to-khai>
    """
  }

  @Test("leaves each question with one dossier and one answer, and nothing lost and nothing twice", arguments: seeds)
  func storm(seed: UInt64) throws {
    try befall(seed, questions: Self.wished("QUESTIONS", 2), losses: Self.wished("LOSSES", 1)) { nil }
  }

  /// What gets lost on its way to the hub is sent again after a quarter of a minute and later: unless more is wished, what comes twice,
  /// late and out of order, and three servers that are killed, have to do here.
  @Test(
    "leaves the same where each of the three has its record in PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"), arguments: seeds)
  func stormOnPostgres(seed: UInt64) throws {
    try befall(seed, questions: Self.wished("QUESTIONS", 1), losses: Self.wished("LOSSES", 0)) {
      try PostgresServer.newDatabase()
    }
  }

  private func befall(_ seed: UInt64, questions count: Int, losses: Int, _ store: () throws -> String?) throws {
    print("storm: seed \(seed), \(count) questions")
    let country = try Country(seed: seed, losses: losses, store)
    defer { country.authority.terminate() }
    let (north, south) = (country.north, country.south)
    var chance = SplitChance(seed)

    var questions: [String] = []
    for number in 1...count {
      let folder = "hoi-\(number)"
      try FileManager.default.createDirectory(
        at: north.place.url.appending(path: folder), withIntermediateDirectories: true)
      try north.place.write(Self.sheet(number), to: "\(folder)/to-khai.xml")
      try north.place.write(BarePaper.pdfText("bằng"), to: "\(folder)/bang.pdf")
      let drafted = try north.done(
        "duc", "document", "draft", "--agency", "so-gddt", "--kind", "cong-van", "--subject",
        "V/v xác minh văn bằng số \(number)", "--to", "Sở Nam=H02.06", "--file", "\(folder)/to-khai.xml", "--file",
        "\(folder)/bang.pdf", "--json")
      questions.append(try #require(try JSONValue(reading: drafted)["document"]?.text))
      try north.letOut(questions[number - 1], country.trial, country.authority)
    }
    try country.strike(chance.next(3))

    let codes = try south.dossiers("lan", count)
    try country.strike(chance.next(3))
    for (number, code) in codes.enumerated() {
      try south.done("lan", "act", code, "tiep-nhan")
      try south.done("duc", "act", code, "trinh-tra-loi")
      let letter = "tra-loi-\(number).pdf"
      try south.done("hoa", "statement", code, "ky-tra-loi", "--pdf", letter)
      let signed = try south.signed(letter, country.trial, country.authority)
      try south.done("hoa", "act", code, "ky-tra-loi", "--signed", signed)
      if number == 0 { try country.strike(chance.next(3)) }
    }
    for town in 0..<3 { try country.strike(town) }

    try north.settle("minh", answers: count)
    for key in try north.documents("minh", "incoming") { try north.done("minh", "document", "register", key) }
    for town in [north, south] { try town.settle("minh", answers: nil) }
    for way in country.ways { way.calm() }

    for question in questions {
      let shown = try JSONValue(reading: north.done("minh", "document", "show", question, "--json"))
      #expect(shown["answeredBy"]?.list.count == 1, "\(question)")
    }
    #expect(
      try Set(south.done("lan", "search", "Mẫu").split(separator: "\n").map { $0.split(separator: "\t")[0] }).count
        == count)
    for town in [north, south] {
      #expect(
        try town.documents("minh", "incoming").count == count && town.documents("minh", "outgoing").count == count)
      for direction in ["incoming", "outgoing"] {
        let rows = try town.done(
          "minh", "document", "print", "--agency", "so-gddt", "--direction", direction, "--csv"
        ).split(separator: "\n").dropFirst()
        let place = direction == "incoming" ? 1 : 0
        let numbers = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false)[place].prefix(2) }
        #expect(
          numbers.sorted() == (1...count).map { $0 < 10 ? "0\($0)" : "\($0)" }.map { $0[...] }, "no gaps: \(numbers)")
      }
      let reconciled = try town.operate(
        "exchange", "reconcile", "truc", "--partner-secrets", town.place.url.appending(path: "secrets").path)
      #expect(reconciled.status == 0 && reconciled.output.contains("khớp"), "\(reconciled)")
    }
    for town in [north, south, country.hub] {
      let hasRecord = FileManager.default.fileExists(atPath: town.server.data.path + "/record.sqlite")
      #expect(hasRecord == (town.store == nil))
      #expect(try town.operate("log", "verify").status == 0)
      #expect(town.server.stop() == 0)
    }
    print("storm: \(country.ways.map(\.log))")
  }
}

/// Chance from a seed.
private struct SplitChance {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }
}
