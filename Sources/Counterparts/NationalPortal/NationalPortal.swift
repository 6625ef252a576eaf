public import HTTPServing
import JSON

/// The national portal to try with: it takes what offices tell of their dossiers, by its older adapter and by its newest
/// interface, judges it strictly, and has a view of its own.
///
/// The adapter: `POST /auth`, `POST /services`. The interface: `POST /GetToken`, `/UploadFile`, `/CreateDossier`,
/// `/CapNhatTienTrinh`, `/CapNhatTrangThai`. `GET /view` shows what it knows.
public struct NationalPortal: Sendable {
  private let adapter: AdapterDesk
  private let interface: InterfaceDesk
  private let view = PortalView()
  private let front: Front

  /// A portal.
  ///
  /// - Parameters:
  ///   - seed: From which sessions and numbers follow.
  ///   - saw: Told of each request.
  public init(
    _ accounts: PortalAccounts, _ faults: Faults, seed: UInt64, saw: @escaping @Sendable (Sighting) -> Void
  ) {
    front = Front(faults, saw: saw)
    adapter = AdapterDesk(accounts, view, seed: seed)
    interface = InterfaceDesk(accounts, view, seed: seed)
  }

  /// Bytes of a message without a file.
  static let messageBytes = 4 * 1_024 * 1_024
  /// Bytes of a file: what gateways of the national exchange carry.
  static let fileBytes = 50 * 1_024 * 1_024

  /// Starts it on this machine.
  ///
  /// - Parameter port: 0 lets the system choose one.
  public func start(port: Int) throws(ServerFailure) -> Counterpart {
    var router = Router()
    let bytes = NationalPortal.messageBytes
    front.on(&router, "/auth", "auth", bodyBytes: bytes) { request, _ in
      adapter.logIn(request.json(atMost: bytes) ?? .null)
    }
    front.on(&router, "/services", "services", bodyBytes: bytes) { request, _ in
      adapter.serve(request.json(atMost: bytes) ?? .null)
    }
    front.on(&router, "/GetToken", "GetToken", bodyBytes: bytes) { request, _ in
      interface.logIn(request.json(atMost: bytes) ?? .null)
    }
    front.on(&router, "/UploadFile", "UploadFile", bodyBytes: NationalPortal.fileBytes) { request, fault in
      interface.upload(request, hasWrongHash: fault == .wrongSum)
    }
    for operation in InterfaceDesk.Operation.allCases {
      front.on(&router, "/" + operation.rawValue, operation.rawValue, bodyBytes: bytes) { request, _ in
        interface.serve(operation, request, request.json(atMost: bytes) ?? .null)
      }
    }
    router.on(.get, "/view") { _ in .json(view.json.canonical) }
    return try Counterpart(port: port, bodyBytes: NationalPortal.fileBytes, router)
  }
}
