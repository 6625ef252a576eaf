import Rules
import Testing

@Suite("Dates and times of FEEL")
struct TemporalTests {
  private static let script = """
    import sys, datetime as d, zoneinfo
    names = ['Monday','Tuesday','Wednesday','Thursday','Friday','Saturday','Sunday']
    def span(t):
        n = t.days * 86400 + t.seconds
        return str(n)
    for line in sys.stdin:
        kind, *a = line.split()
        if kind == 'day':
            x = d.date.fromisoformat(a[0])
            print(x.timetuple().tm_yday, x.isocalendar()[1], names[x.weekday()])
        elif kind == 'add':
            try: print((d.date.fromisoformat(a[0]) + d.timedelta(days=int(a[1]))).isoformat())
            except OverflowError: print('none')
        elif kind == 'gap':
            z = zoneinfo.ZoneInfo(a[2])
            x = d.datetime.fromisoformat(a[0]).replace(tzinfo=z)
            y = d.datetime.fromisoformat(a[1] + '+00:00')
            print(span(y - x.astimezone(d.timezone.utc)))
    """

  private func date(_ chance: inout Seeded, _ years: ClosedRange<Int> = 1...9998) -> String {
    let year = String(Int.random(in: years, using: &chance))
    let month = String(Int.random(in: 1...12, using: &chance))
    let day = String(Int.random(in: 1...28, using: &chance))
    func padded(_ text: String, _ width: Int) -> String { String(repeating: "0", count: width - text.count) + text }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  @Test("have the weekday, the day and the ISO week of the year")
  func days() throws {
    var chance = Seeded(state: 1)
    let dates = (0..<500).map { _ in date(&chance) }
    let answers = try SecondOpinion.answers(TemporalTests.script, to: dates.map { "day \($0)" })
    for (date, answer) in zip(dates, answers) {
      let text = #"string(day of year(@"X")) + " " + string(week of year(@"X")) + " " + day of week(@"X")"#
      #expect(try feel(text.replacing("X", with: date)) == answer)
    }
  }

  @Test("move by days")
  func addition() throws {
    var chance = Seeded(state: 2)
    let questions = (0..<300).map { _ in
      (date(&chance, 1000...8000), Int.random(in: -300_000...300_000, using: &chance))
    }
    let answers = try SecondOpinion.answers(TemporalTests.script, to: questions.map { "add \($0.0) \($0.1)" })
    for ((date, days), answer) in zip(questions, answers) {
      #expect(try feel(#"@"\#(date)" + duration("P1D") * \#(days)"#) == answer)
    }
  }

  @Test("know the offsets of zones, summer time included")
  func zones() throws {
    var chance = Seeded(state: 3)
    let zones = ["Asia/Ho_Chi_Minh", "Europe/Paris", "Australia/Melbourne", "America/New_York"]
    let questions = (0..<200).map { _ in
      let hour = Int.random(in: 10...23, using: &chance)
      return (
        "\(date(&chance, 1980...2030))T\(hour):30:00", "\(date(&chance, 1980...2030))T11:00:00",
        zones.randomElement(using: &chance) ?? ""
      )
    }
    let answers = try SecondOpinion.answers(TemporalTests.script, to: questions.map { "gap \($0.0) \($0.1) \($0.2)" })
    for ((local, universal, zone), answer) in zip(questions, answers) {
      let text = #"string((@"\#(universal)Z" - @"\#(local)@\#(zone)") / @"PT1S")"#
      #expect(try feel(text) == answer, "\(local) in \(zone)")
    }
  }

  @Test(
    "are read and written as XML Schema says",
    arguments: [
      (#"date("-0044-03-15")"#, "-0044-03-15"), (#"date("12026-01-01")"#, "12026-01-01"),
      (#"date("2026-1-1")"#, "null"),
      (#"date("02026-01-01")"#, "null"), (#"@"2021-01-01T24:00:00""#, "2021-01-02T00:00:00"),
      (#"time("13:20:00+19:00")"#, "null"), (#"time("11:22:33.120")"#, "11:22:33.12"),
      (#"date and time("2020-01-01T10:00:00@Nowhere/Land")"#, "null"), (#"duration("P1Y1D")"#, "null"),
      (#"duration("-PT90M")"#, "-PT1H30M"), (#"duration("P26M")"#, "P2Y2M"), (#"duration("P")"#, "null"),
      (#"@"999999999-12-31" + @"P1D""#, "null"), (#"date("2020-02-29") + duration("P1Y")"#, "2021-02-28"),
      (#"years and months duration(@"2011-12-22", @"2013-08-24")"#, "P1Y8M"),
      (#"years and months duration(@"2013-08-24", @"2011-12-22")"#, "-P1Y8M"), (#"@"10:00:00" + @"PT25H""#, "11:00:00"),
      (#"@"2021-03-28T00:30:00@Europe/Paris" + @"PT2H""#, "2021-03-28T03:30:00@Europe/Paris"),
      (#"@"2021-01-01T00:00:00+07:00" = @"2020-12-31T17:00:00Z""#, "true"), ("today()", "2026-11-23"),
      ("string(now())", "2026-11-23T09:13:20+07:00"), (#"date(2017, 12, 31)"#, "2017-12-31"),
      (#"@"2021-01-02" - @"2021-01-01""#, "P1D"), (#"duration("P1D") / duration("PT1H")"#, "24"),
      (#"duration("P1Y") * 1.5"#, "P1Y6M"), (#"-duration("P1D")"#, "-P1D"),
    ])
  func written(text: String, expected: String) throws {
    #expect(try feel(text) == expected)
  }
}
