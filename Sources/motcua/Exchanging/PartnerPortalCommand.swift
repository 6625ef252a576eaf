import Counterparts
import Text

/// `motcua partner portal`: the national portal to try with.
enum PartnerPortalCommand {
  static let calls = Parameter<Int>.number(
    "calls",
    Words(
      vi: "một phiên hay token dùng được bao nhiêu lần gọi (mặc định 1000)",
      en: "calls that a session or token is good for (default 1000)"), in: 1...1_000_000)

  static let command = Command(
    "partner portal",
    Words(vi: "giả làm Cổng Dịch vụ công quốc gia để thử", en: "plays the national public service portal"),
    details: CounterpartCommands.details(
      Words(
        vi: """
          Nhận các tệp tài khoản như motcua serve: --portal-account-file cho trục kết nối cũ, --portal-client-file cho API \
          mới; đường dẫn mặc định. /view cho thấy nó biết gì về từng hồ sơ. wrong-sum chỉ có ở tệp gửi qua API mới.
          """,
        en: """
          It takes the files that motcua serve takes: --portal-account-file for the older adapter, --portal-client-file for \
          the newest interface; at the usual paths. /view shows what it knows of each dossier. wrong-sum befalls files at \
          the newest interface alone.
          """)),
    parameters: [PortalWay.account, PortalWay.client, calls] + CounterpartCommands.shared, run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let adapter = try call[PortalWay.account].map(PortalWay.adapterAccount)
    let interface = try call[PortalWay.client].map(PortalWay.interfaceClient)
    guard adapter != nil || interface != nil else {
      throw CommandError.usage(
        Words(
          vi: "cần --portal-account-file hoặc --portal-client-file: motcua partner portal --help",
          en: "it takes --portal-account-file or --portal-client-file: motcua partner portal --help"))
    }
    let accounts = PortalAccounts(
      adapter: adapter.map { ($0["username"] ?? "", $0["password"] ?? "") },
      interface: interface.map { ($0["client_id"] ?? "", $0["client_secret"] ?? "") }, calls: try call[calls] ?? 1000)
    let faults = try CounterpartCommands.faults(of: call)
    let seed = try CounterpartCommands.seed(of: call)
    return try CounterpartCommands.run(call) { saw in
      try NationalPortal(accounts, faults, seed: seed, saw: saw).start(port: call[CounterpartCommands.port] ?? 0)
    }
  }
}
