public import Crypto

/// A form as it was sent: its fields, and the files that came with them.
public struct Form: Sendable {
  /// Names and values in their order.
  public internal(set) var fields = Fields()
  /// The files in their order; a place where none was chosen is left out.
  public internal(set) var files: [FormFile] = []

  /// The files of one place of the form.
  public func files(_ field: String) -> [FormFile] {
    files.filter { $0.field == field }
  }
}

/// A file that came with a form; it lies in the request's body and is read from there.
public struct FormFile: Sendable {
  /// The place in the form.
  public let field: String
  /// The file's name, made safe: no path, no control characters, composed letters (NFC), at most 200 bytes, never empty.
  public let name: String
  /// The kind the client claims, in lower case; to be checked against the content.
  public let type: String
  /// The SHA-256 of the content.
  public let sha256: SHA256
  let body: Body
  let range: Range<Int>

  /// The length in bytes.
  public var size: Int { range.count }

  /// Reads the content from the beginning.
  public func reader() -> BodyReader {
    BodyReader(body: body, range: range)
  }
}

/// How much of a form is taken.
public struct FormLimits: Sendable, Hashable {
  /// Fields; above: 400.
  public var fields = 1000
  /// Bytes of all field values together; above: 413.
  public var fieldBytes = 1024 * 1024
  /// Files; above: 400.
  public var files = 50
  /// Bytes of the head of one part of a multipart form; above: 400.
  public var partHeadBytes = 8 * 1024

  /// The limits of forms of usual size.
  public init() {}
}

extension Request {
  /// Reads the body as a form, `application/x-www-form-urlencoded` or `multipart/form-data` (RFC 7578).
  ///
  /// - Throws: ``HTTPRefusal/Code``, which a handler may let go on: the server answers it; ``ServerFailure`` when the
  ///   disk fails.
  public func form(_ limits: FormLimits = FormLimits()) throws -> Form {
    switch bodyType {
    case "application/x-www-form-urlencoded":
      guard let bytes = try body.bytes(atMost: limits.fieldBytes) else { throw HTTPRefusal.Code.bodyTooLarge }
      var form = Form()
      form.fields = try Fields(encoded: bytes, maximum: limits.fields)
      return form
    case "multipart/form-data":
      let parameters = HeaderParameters(headers["Content-Type"] ?? "")
      guard let boundary = parameters["boundary"], (1...70).contains(boundary.utf8.count) else {
        throw HTTPRefusal.Code.fieldsMalformed
      }
      var reader = MultipartReader(body, boundary: boundary, limits: limits)
      return try reader.read()
    default:
      throw HTTPRefusal.Code.bodyKind
    }
  }
}
