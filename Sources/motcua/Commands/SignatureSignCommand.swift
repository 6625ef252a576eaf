import Crypto
import JSON
import Signatures
import Text
import WorkingTime

/// `motcua signature sign`: signs a document with a key that one has.
enum SignatureSignCommand {
  /// How the signature stands with the document.
  enum Format: String, CaseIterable {
    case pdf, xml, cms
    case attached = "cms-attached"

    /// What the signed file is called when nothing else is asked.
    func name(for file: String) -> String {
      switch self {
      case .cms: file + ".p7s"
      case .attached: file + ".p7m"
      case .pdf, .xml:
        file.lowercased().hasSuffix(".\(rawValue)")
          ? "\(file.dropLast(4)).signed.\(rawValue)" : "\(file).signed.\(rawValue)"
      }
    }

    /// What fits a document, by how it begins.
    init(of document: [UInt8]) {
      let start = document.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
      self = document.starts(with: "%PDF-".utf8) ? .pdf : start == UInt8(ascii: "<") ? .xml : .cms
    }
  }

  static let file = Parameter.operand("FILE", Words(vi: "tài liệu cần ký", en: "the document to sign"))
  static let format = Parameter<Format>.option(
    "format", "FORMAT",
    Words(
      vi: "pdf, xml, cms (chữ ký tách rời .p7s) hoặc cms-attached (.p7m); mặc định theo nội dung tệp",
      en: "pdf, xml, cms (a detached .p7s) or cms-attached (.p7m); by the file's content unless said")
  ) { text, _ in
    guard let format = Format(rawValue: text) else {
      throw CommandError.usage(
        Words(vi: "không có dạng “\(text.harmless)”", en: "there is no format “\(text.harmless)”"),
        suggestion: nearestWord(to: text, among: Format.allCases.map(\.rawValue)))
    }
    return format
  }
  static let authority = Parameter.option(
    "tsa", "URL", Words(vi: "dịch vụ dấu thời gian (RFC 3161)", en: "the time-stamping authority (RFC 3161)"))
  static let reason = Parameter.option(
    "reason", "TEXT", Words(vi: "lý do ký, ghi trong PDF", en: "why it is signed, written into a PDF"))
  static let location = Parameter.option(
    "location", "TEXT", Words(vi: "nơi ký, ghi trong PDF", en: "where it is signed, written into a PDF"))
  static let field = Parameter.option(
    "field", "NAME",
    Words(
      vi: "trường chữ ký trong PDF đang chờ ký, hoặc tên của trường mới",
      en: "the PDF's field that waits, or the name of a new one"))
  static let element = Parameter.option(
    "element", "ID",
    Words(
      vi: "định danh (Id) của phần tử XML được ký; mặc định: cả tài liệu",
      en: "identifier (Id) of the XML element that is signed; the whole document unless said"))
  static let place = Parameter<XMLSigning.Place>.option(
    "place", "NAME",
    Words(
      vi: "phần tử XML chứa chữ ký: tên, hoặc {không-gian-tên}tên; mặc định: phần tử gốc",
      en: "the XML element that takes the signature: a name, or {namespace}name; the root unless said")
  ) { text, _ in
    let parts =
      text.hasPrefix("{") ? text.dropFirst().split(separator: "}", maxSplits: 1).map(String.init) : ["", text]
    guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.count <= 200 else {
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải tên phần tử như chuKy hoặc {urn:vi-du}chuKy",
          en: "“\(text.harmless)” is no name of an element like chuKy or {urn:example}chuKy"))
    }
    return XMLSigning.Place(parts[1], in: parts[0])
  }
  static let output = Parameter.option(
    "out", "FILE",
    Words(
      vi: "tệp đã ký (mặc định: FILE.p7s, hoặc tên có .signed); không ghi đè",
      en: "the signed file (default: FILE.p7s, or the name with .signed); never overwrites"))

  static let command = Command(
    "signature sign", Words(vi: "ký số một tài liệu", en: "sign a document"),
    details: Words(
      vi: """
        Ký CAdES, PAdES hoặc XAdES mức B-B, có --tsa thì B-T. Chứng thư hết hạn, bị thu hồi hoặc không dùng để ký thì không \
        ký. Chữ ký được kiểm tra trước khi ghi; có --trust và --crl thì kiểm tra theo đó. Mật khẩu và mã PIN không bao giờ \
        ở trên dòng lệnh. Kết thúc bằng 1 khi bị từ chối, 75 khi dịch vụ dấu thời gian chưa trả lời.
        JSON: file, format, level (B-B, B-T), bytes, sha256, signer, time.
        """,
      en: """
        Signs as CAdES, PAdES or XAdES at B-B, with --tsa at B-T. A certificate that has expired, was revoked or is not for \
        signing does not sign. What was made is verified before it is written, by --trust and --crl when they are given. \
        Passwords and PINs never stand on the command line. Ends with 1 when refused, 75 when the time-stamping authority \
        does not answer.
        JSON: file, format, level (B-B, B-T), bytes, sha256, signer, time.
        """),
    parameters: [file] + KeyPlace.parameters + [
      format, SignatureScheme.parameter, authority, reason, location, field, VisibleSignature.parameter,
      VisibleSignature.image, element, place, SignatureVerifyCommand.trust, SignatureVerifyCommand.intermediates,
      SignatureVerifyCommand.lists, output, .json,
    ], run: run)

  /// Bytes of a document.
  private static let documentBytes = 256 * 1024 * 1024

  private static func run(_ call: Call) throws -> ExitCode {
    let name = try call.required(file)
    let document = try InputText(name: name).bytes(most: documentBytes)
    let format = try call[format] ?? Format(of: document)
    try checkOptions(of: format, call)
    let place = try NewFile(call[output] ?? (name == "-" ? noName() : format.name(for: name)))
    let files = SignatureMaterialFiles()
    let between = try files.certificates(call.all(SignatureVerifyCommand.intermediates))
    let material = try material(call, files, between)
    let identity = try KeyPlace.identity(call, authorities: between)
    let now = call.host.now()
    let made: [UInt8]
    do {
      let signing = try Signing(
        identity, algorithm: call[SignatureScheme.parameter]?.algorithm, now: now,
        timeStamps: call[authority].map(TimeStampService.at), material: material)
      made = try signed(document, as: format, signing, by: identity, now, call)
    } catch let failure as SigningFailure {
      throw CommandError(failure)
    }
    try place.write(made)
    try report(made, at: place.path, as: format, identity, now, call)
    return .done
  }

  private static func signed(
    _ document: [UInt8], as format: Format, _ signing: Signing, by identity: SigningIdentity, _ now: Instant,
    _ call: Call
  ) throws -> [UInt8] {
    switch format {
    case .pdf:
      let visible = try call[VisibleSignature.parameter]?.appearance(
        of: identity.certificate, at: now, image: call[VisibleSignature.image])
      return try signing.pdf(
        document,
        PDFSigning(field: call[field], reason: call[reason], location: call[location], appearance: visible))
    case .xml: return try signing.xml(document, XMLSigning(element: call[element], place: call[place]))
    case .cms: return try signing.message(over: document)
    case .attached: return try signing.message(over: document, isAttached: true)
    }
  }

  /// What is said for one format says nothing for another, and is not passed over in silence.
  private static func checkOptions(of format: Format, _ call: Call) throws {
    let ofPDF: [(String, Bool)] = [
      ("visible", try call[VisibleSignature.parameter] != nil), ("image", try call[VisibleSignature.image] != nil),
      ("reason", try call[reason] != nil), ("location", try call[location] != nil), ("field", try call[field] != nil),
    ]
    let ofXML: [(String, Bool)] = [("element", try call[element] != nil), ("place", try call[place] != nil)]
    let stray = (format == .pdf ? [] : ofPDF) + (format == .xml ? [] : ofXML)
    if let (name, _) = stray.first(where: \.1) {
      throw CommandError.usage(
        Words(
          vi: "--\(name) không dùng cho dạng \(format.rawValue)",
          en: "--\(name) does not go with the format \(format.rawValue)"))
    }
    if try call[VisibleSignature.image] != nil, try call[VisibleSignature.parameter] == nil {
      throw CommandError.usage(Words(vi: "--image cần có --visible", en: "--image goes with --visible"))
    }
  }

  /// Whom to trust while signing; nil when nobody is named.
  private static func material(
    _ call: Call, _ files: SignatureMaterialFiles, _ between: [Certificate]
  ) throws -> TrustMaterial? {
    let paths = try call.all(SignatureVerifyCommand.lists)
    let anchors = try files.certificates(call.all(SignatureVerifyCommand.trust))
    guard !anchors.isEmpty else {
      guard paths.isEmpty else {
        throw CommandError.usage(Words(vi: "--crl cần có --trust", en: "--crl needs --trust"))
      }
      return nil
    }
    return TrustMaterial(
      anchors: anchors, intermediates: between, revocationLists: try files.revocationLists(paths),
      ocspResponses: try files.ocspResponses(paths))
  }

  private static func noName() throws -> String {
    throw CommandError.usage(Words(vi: "đầu vào chuẩn cần có --out", en: "standard input needs --out"))
  }

  private static func report(
    _ made: [UInt8], at path: String, as format: Format, _ identity: SigningIdentity, _ now: Instant, _ call: Call
  ) throws {
    let signer = identity.certificate.subject
    guard call[.json] else {
      let who = (signer.commonName ?? signer.text).harmless
      return call.line(Words(vi: "Đã ký: \(path.harmless) (\(who)).", en: "Signed: \(path.harmless) (\(who))."))
    }
    call.output.line(
      JSONValue.object([
        "file": .string(path), "format": .string(format.rawValue),
        "level": .string(try call[authority] == nil ? "B-B" : "B-T"), "bytes": JSONValue(made.count),
        "sha256": .string(SHA256(of: made).hex), "signer": .string(signer.text), "time": .string(now.description),
      ]).canonicalText)
  }
}

extension CommandError {
  /// What ends a command that was to sign: a time stamp may come later, everything else is a no.
  init(_ failure: SigningFailure) {
    if case .timeStamp(let missing) = failure, missing.isPassing {
      self.init(.tryAgain, failure.words)
    } else {
      self.init(.refused, failure.words)
    }
  }
}
