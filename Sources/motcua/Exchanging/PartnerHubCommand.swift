import Counterparts
import Text

/// `motcua partner hub`: a hub of the national exchange to try with.
enum PartnerHubCommand {
  static let systems = Parameter.option(
    "systems-file", "FILE",
    Words(
      vi: "tệp chỉ chủ đọc được; mỗi dòng: tên hệ thống, mã các cơ quan (cách nhau dấu phẩy), khóa chung",
      en: """
        a file that its owner alone can read; each line: a system's name, its agencies' codes with commas between, the \
        shared secret
        """), isRequired: true)

  static let command = Command(
    "partner hub", Words(vi: "giả làm trục liên thông văn bản để thử", en: "plays the hub of the document exchange"),
    details: CounterpartCommands.details(
      Words(
        vi: "Địa chỉ đối tác trong Workflows/partners.yaml là địa chỉ này và /exchange; /view cho thấy nó đang giữ gì.",
        en: "The partner's address in Workflows/partners.yaml is this one and /exchange; /view shows what it holds.")),
    parameters: [systems] + CounterpartCommands.shared, run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let systems = try systems(in: call.required(systems))
    let faults = try CounterpartCommands.faults(of: call)
    return try CounterpartCommands.run(call) { saw in
      try Hub(systems, faults, now: call.host.now, saw: saw).start(port: call[CounterpartCommands.port] ?? 0)
    }
  }

  private static func systems(in file: String) throws -> [HubSystem] {
    var systems: [HubSystem] = []
    for line in try SecretFile.lines(of: file) {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard words.count == 3, words[2].utf8.count >= PartnerSecrets.fewestBytes,
        !systems.contains(where: { $0.name == words[0] })
      else {
        let fewest = PartnerSecrets.fewestBytes
        throw CommandError.usage(
          Words(
            vi: """
              \(file.harmless): mỗi dòng là tên (mỗi tên một lần), mã cơ quan, khóa từ \(fewest) byte, cách nhau dấu cách
              """,
            en: """
              \(file.harmless): each line is a name (each once), agencies, a secret of \(fewest) bytes, blanks between
              """))
      }
      let agencies = words[1].split(separator: ",").map(String.init)
      systems.append(HubSystem(name: words[0], agencies: agencies, secret: Array(words[2].utf8)))
    }
    return systems
  }
}
