public import Signatures
public import WorkingTime

extension Message {
  /// The message as a file with the authority's seal on the whole of it (XAdES), where readers of messages look for it: at the end of
  /// the header. It is verified before it is given out.
  ///
  /// - Parameters:
  ///   - signing: Who seals, and when.
  ///   - today: The day against which the message's dates are held; nil to leave that out.
  /// - Throws: ``SealingRefusal``.
  public func sealed(by signing: Signing, today: Day? = nil) throws(SealingRefusal) -> [UInt8] {
    let plain: [UInt8]
    do throws(WritingRefusal) { plain = try written(today: today) } catch { throw .message(error) }
    let place = XMLSigning.Place("edXMLHeader", in: MessageNamespace.current)
    do throws(SigningFailure) { return try signing.xml(plain, XMLSigning(place: place)) } catch {
      throw .signing(error)
    }
  }
}

/// Why a message is not sealed.
public enum SealingRefusal: Error, Sendable {
  /// It is none that may leave.
  case message(WritingRefusal)
  /// It could not be signed.
  case signing(SigningFailure)
}
