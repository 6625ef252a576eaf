import Counterparts
import Exchange
import JSON
import Synchronization
import Text

/// `motcua partner hub|portal|payment`: the other side of an integration, to try it on this machine.
enum CounterpartCommands {
  static let port = Parameter<Int>.number(
    "port",
    Words(vi: "cổng trên máy này (mặc định: hệ thống chọn)", en: "port on this machine (default: the system chooses)"),
    in: 0...65_535)
  static let seed = Parameter<Int>.number(
    "seed", Words(vi: "hạt giống của các lỗi (mặc định 1)", en: "seed of the faults (default 1)"),
    in: 0...1_000_000_000)
  static let fault = Parameter<(fault: Fault, percent: Int)>.option(
    "fault", "KIND=PERCENT",
    Words(
      vi: "bao nhiêu phần trăm yêu cầu gặp lỗi này (ghi được nhiều lần)",
      en: "what goes wrong in how many of a hundred requests (repeatable)"), repeats: true
  ) { text, _ in
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let fault = Fault(rawValue: parts[0]),
      let percent = Int(parts[1].hasSuffix("%") ? String(parts[1].dropLast()) : parts[1]), (0...100).contains(percent)
    else {
      let known = Fault.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandError.usage(
        Words(
          vi: "--fault như half=10, với lỗi là một trong \(known), không phải “\(text.harmless)”",
          en: "--fault is like half=10, its fault one of \(known), not “\(text.harmless)”"))
    }
    return (fault, percent)
  }
  static let shared: [any ParameterDeclaration] = [port, seed, fault, .json]

  /// What is said below each summary.
  static func details(_ words: Words) -> Words {
    let list = { (language: Language) in
      Fault.allCases.map { "\($0.rawValue): \($0.words.in(language))" }.joined(separator: "; ")
    }
    return Words(
      vi: """
        \(words.vi) Chỉ lắng nghe trên máy này, không giữ gì khi dừng (Ctrl-C). Dòng đầu là địa chỉ; sau đó mỗi yêu cầu một \
        dòng: việc, về cái gì, trả lời, lỗi đã gây. Lỗi: \(list(.vietnamese)).
        """,
      en: """
        \(words.en) It listens on this machine alone and keeps nothing once it stops (Ctrl-C). The first line is its \
        address; then one line a request: what, about what, the answer, what went wrong. Faults: \(list(.english)).
        """)
  }

  static func faults(of call: Call) throws -> Faults {
    let (rates, seed) = (try call.all(fault), try seed(of: call))
    do throws(FaultRefusal) {
      return try Faults(rates, seed: seed)
    } catch {
      throw CommandError.usage(Words(vi: "--fault: \(error.words.vi)", en: "--fault: \(error.words.en)"))
    }
  }

  static func seed(of call: Call) throws -> UInt64 { UInt64(try call[seed] ?? 1) }

  /// Runs one until it is told to stop.
  ///
  /// - Parameter start: Starts it; told where to say what it sees.
  static func run(_ call: Call, _ start: (@escaping @Sendable (Sighting) -> Void) throws -> Counterpart) throws
    -> ExitCode
  {
    var signals = Signals()
    let writing = Mutex<Void>(())
    let isJSON = call[.json]
    let output = call.output
    let counterpart = try start { sighting in
      writing.withLock { _ in
        output.line(isJSON ? sighting.json.canonicalText : sighting.line)
        _ = output.flush()
      }
    }
    writing.withLock { _ in
      output.line(counterpart.url)
      _ = output.flush()
    }
    while signals.wait() == .reload {}
    counterpart.stop()
    return .done
  }
}
