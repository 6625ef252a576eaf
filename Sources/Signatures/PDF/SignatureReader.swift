internal import Crypto
internal import Text

/// Reads one signature of a file and checks that it covers exactly one revision of it (ISO 32000-1, 12.8.1).
struct SignatureReader {
  let file: PDFFile
  /// The oldest revision in which a field refers to it.
  let view: PDFView
  let field: FormTree.Node
  let entries: [String: PDFValue]
  let place: PDFView.Place

  func signature() throws(PDFFault) -> PDFSignature {
    let permissions = try PDFPermissions(signature: entries, field: field.entries, view)
    var signature = try PDFSignature(
      field: field, entries: entries, permissions: permissions, revisions: file.revisions.count, view)
    signature.certifies = try certifies() ? permissions.level ?? 1 : nil
    do throws(Unsound) {
      let range = try range()
      signature.range = range
      signature.revision = try revision(range)
      signature.cms = try contents()
      try checkEncoding(signature.subFilter)
    } catch {
      signature.faults.append(error.check)
    }
    return signature
  }

  /// What makes it no signature that could be checked.
  struct Unsound: Error {
    let check: Check

    init(_ rule: String, _ words: Words) {
      check = Check("format.pdf." + rule, .failed(.formatFailure), words)
    }
  }

  /// Whether the catalog names it as the one that certifies the document.
  private func certifies() throws(PDFFault) -> Bool {
    let named = try view.dictionary(view.catalog()["Perms"])?["DocMDP"]
    return named != nil && named == field.value
  }

  private func range() throws(Unsound) -> ByteRange {
    guard case .plain(let offset, let revision) = place else {
      throw Unsound("place", Words(vi: "Chữ ký nằm trong phần bị nén", en: "The signature stands in a packed part"))
    }
    guard
      let spans = try? SignatureSpans(
        file.bytes[..<file.limit(of: revision)], at: offset, within: field.value?.reference == nil ? "V" : nil)
    else {
      throw Unsound("place", Words(vi: "Không đọc được chữ ký", en: "The signature cannot be read"))
    }
    do throws(ByteRange.Fault) {
      return try ByteRange(entries["ByteRange"] ?? .null, spans, in: file.bytes)
    } catch {
      throw Unsound("range." + error.rawValue, error.words)
    }
  }

  /// The revision that ends where the signature's range ends, from 1; it must be one in which the signature is seen.
  private func revision(_ range: ByteRange) throws(Unsound) -> Int {
    let found = file.revisions.firstIndex { revision in
      guard let end = revision.end else { return false }
      return range.end == end || range.end == PDFFile.pastLine(file.bytes[...], end)
    }
    guard let found else {
      throw Unsound(
        "revision",
        Words(
          vi: "Chữ ký không bao phủ trọn vẹn một phiên bản của tài liệu",
          en: "The signature does not cover a whole revision of the document"))
    }
    guard found >= view.revision else {
      throw Unsound(
        "revision",
        Words(
          vi: "Chữ ký không thuộc phiên bản mà nó bao phủ; nó được gắn vào tài liệu về sau",
          en: "The signature is no part of the revision that it covers; it was put into the document later"))
    }
    return found + 1
  }

  /// The CMS in Contents, behind which only zeros stand.
  private func contents() throws(Unsound) -> [UInt8] {
    guard let bytes = entries["Contents"]?.string, bytes.contains(where: { $0 != 0 }) else {
      throw Unsound("contents", Words(vi: "Chữ ký rỗng", en: "The signature is empty"))
    }
    guard bytes.count <= PDFLimits.signatureBytes, let length = BERExtent.length(bytes[...]) else {
      throw Unsound("contents", Words(vi: "Chữ ký bị cắt cụt hoặc hỏng", en: "The signature is cut short or damaged"))
    }
    guard bytes[length...].allSatisfy({ $0 == 0 }) else {
      throw Unsound(
        "contents", Words(vi: "Có dữ liệu lạ phía sau chữ ký", en: "Foreign bytes stand behind the signature"))
    }
    return Array(bytes[..<length])
  }

  private func checkEncoding(_ name: String) throws(Unsound) {
    let known = ["ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161"]
    guard !known.contains(name) else { return }
    let said = name.isEmpty ? "?" : String(name.prefix(100))
    throw Unsound(
      "subfilter",
      Words(vi: "Kiểu chữ ký “\(said)” không được hỗ trợ", en: "Signatures of the kind “\(said)” are not read"))
  }
}
