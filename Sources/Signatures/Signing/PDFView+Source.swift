extension PDFView {
  /// The bytes of an object's value as they stand in the file, or in its object stream.
  func source(_ reference: PDFReference) throws(PDFFault) -> [UInt8] {
    guard let place = try place(reference) else {
      throw PDFFault(.damaged, "object \(reference.number) is not there")
    }
    switch place {
    case .plain(let offset, let revision): return try plainSource(offset, revision)
    case .packed(let container, let offset, let revision, let index):
      return try self.container(container, offset, revision).source(reference.number, at: index)
    }
  }
}
