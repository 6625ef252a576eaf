internal import Archives
public import Text

/// A file that comes with a message.
public struct Enclosure: Hashable, Sendable {
  /// By what the manifest finds it.
  public var contentID: String?
  /// The name of the file.
  public var name: String?
  /// A description.
  public var description: String?
  /// The type that is claimed; what it is shows its content.
  public var contentType: String?
  /// What came: the file itself, or a zip file with it; nil when it was no base64 and is lost but for the original message.
  public var payload: [UInt8]?

  /// An attachment with its payload as it is to be sent.
  public init(
    contentID: String? = nil, name: String? = nil, description: String? = nil, contentType: String? = nil,
    payload: [UInt8]? = nil
  ) {
    self.contentID = contentID
    self.name = name
    self.description = description
    self.contentType = contentType
    self.payload = payload
  }

  /// A file, packed as most programs send it: a zip file with one entry whose name is an identifier and the file's extension.
  ///
  /// - Parameters:
  ///   - identifier: A new identifier, best a UUID: ASCII without blanks, at most 100 characters.
  ///   - name: The name of the file.
  /// - Returns: nil when the identifier is none or the file is too large for a zip file.
  public init?(packing content: [UInt8], named name: String, identifier: String, description: String? = nil) {
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    let plain = name.contains(".") && ending.utf8.count <= 20 && ending.utf8.allSatisfy { $0.isLetterOrDigit }
    guard identifier.utf8.count <= 100,
      let zip = ZipWriting.written([(identifier + (plain ? "." + ending : ""), content)], isPacking: true)
    else { return nil }
    self.init(
      contentID: "cid:" + identifier, name: name, description: description, contentType: "application/zip", payload: zip
    )
  }

  /// How the file stands in the payload.
  public enum Packing: Hashable, Sendable {
    /// As it is.
    case plain
    /// As the one entry of a zip file, whose name it has there; that name is never used as a path.
    case zip(entry: String)
  }

  /// How the file stands in the payload, decided by what is there and not by what is claimed.
  public var packing: Packing { entry.map { .zip(entry: $0.name) } ?? .plain }

  /// The one entry of a payload that is a zip file around the attachment.
  private var entry: ZipDirectory.Entry? {
    guard let payload, payload.starts(with: [0x50, 0x4B, 3, 4]), let directory = ZipDirectory(of: payload),
      directory.entries.count == 1, let entry = directory.entries.first, !entry.name.hasSuffix("/")
    else { return nil }
    // A file that is a zip file itself, with one file in it, is sent as it is: then its entry has the name that a person
    // gave it.
    if name?.lowercased().hasSuffix(".zip") == true, !entry.name.looksLikeIdentifier,
      !entry.name.lowercased().hasSuffix(".zip")
    {
      return nil
    }
    return entry
  }

  /// Whether the payload begins as a zip file and cannot be read as one, although it says that it is.
  var isDamagedArchive: Bool {
    guard let payload, payload.starts(with: [0x50, 0x4B, 3, 4]), contentType?.lowercased().contains("zip") == true
    else { return false }
    return ZipDirectory(of: payload) == nil
  }

  /// Hands the file on piece by piece, unpacked.
  ///
  /// - Parameters:
  ///   - most: How many bytes it may become.
  ///   - take: Takes the pieces in order; what it has taken counts only when this returns.
  /// - Throws: ``AttachmentFault``.
  public func unpack(
    atMost most: Int = MessageLimits.unpackedBytes, into take: (UnsafeRawBufferPointer) -> Void
  ) throws(AttachmentFault) {
    guard let payload else { throw .notBase64 }
    guard let entry else {
      guard payload.count <= most else { throw .tooLarge }
      payload.withUnsafeBytes { take($0) }
      return
    }
    do throws(ZipUnpacking.Fault) {
      try ZipUnpacking(atMost: most, ratio: MessageLimits.ratio).unpack(entry, of: payload, into: take)
    } catch {
      switch error {
      case .damaged: throw .damaged
      case .tooLarge: throw .tooLarge
      case .notTaken: throw .locked
      }
    }
  }

  /// The file as a whole.
  ///
  /// - Parameter most: How many bytes it may become.
  /// - Throws: ``AttachmentFault``.
  public func content(atMost most: Int = MessageLimits.unpackedBytes) throws(AttachmentFault) -> [UInt8] {
    if let payload, entry == nil {
      guard payload.count <= most else { throw .tooLarge }
      return payload
    }
    var content: [UInt8] = []
    content.reserveCapacity(
      min(most, entry.map { min($0.unpacked, MessageLimits.unpackedBytes) } ?? payload?.count ?? 0))
    try unpack(atMost: most) { content.append(contentsOf: $0) }
    return content
  }
}

/// Why the file of an attachment cannot be had.
public enum AttachmentFault: Error, Hashable, Sendable {
  /// What came is no base64.
  case notBase64
  /// The zip file around it is damaged.
  case damaged
  /// It would become too large, or many times larger than it was sent: a bomb.
  case tooLarge
  /// The zip file has a password, or is packed in a way that is not taken.
  case locked

  /// What a person reads.
  public var words: Words {
    switch self {
    case .notBase64:
      Words(vi: "nội dung không phải base64, cần gửi lại", en: "the content is no base64; it has to be sent again")
    case .damaged:
      Words(
        vi: "tệp zip bọc ngoài bị hỏng, cần gửi lại", en: "the zip file around it is damaged; it has to be sent again")
    case .tooLarge:
      Words(
        vi: "giải nén ra quá lớn so với giới hạn, cần gửi tệp không nén",
        en: "it would unpack to more than is taken; it has to be sent unpacked")
    case .locked:
      Words(
        vi: "tệp zip bọc ngoài có mật khẩu hoặc nén kiểu lạ, cần gửi lại không mật khẩu",
        en: "the zip file around it has a password or a strange packing; it has to be sent again without")
    }
  }
}

extension ZipDirectory {
  /// The directory of a file in memory; nil when it is no zip file that is read here.
  init?(of file: [UInt8]) {
    do {
      try self.init(size: file.count) { offset, count in
        guard offset >= 0, count >= 0, offset <= file.count else { return [] }
        return Array(file[offset..<min(file.count, offset + count)])
      }
    } catch {
      return nil
    }
  }
}

extension String {
  /// A UUID in front of an extension, as programs name the entry around an attachment.
  fileprivate var looksLikeIdentifier: Bool {
    let stem = split(separator: ".").first ?? ""
    return stem.utf8.count >= 32 && stem.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self)
  }
}
