extension ChainQuestion {
  /// One hash over everything that the answer depends on.
  func fingerprint(about certificate: Certificate) -> SHA256 {
    let cell = timeCell(with: certificate)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64 + 32 * (2 + anchors.count + intermediates.count + revocationLists.count))
    func add(_ number: Int64) {
      for shift in stride(from: Int64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    func add(_ hashes: some Collection<SHA256>) {
      add(Int64(hashes.count))
      for hash in hashes { bytes.append(contentsOf: hash.bytes) }
    }
    add([certificate.sha256])
    add(anchors.lazy.map(\.sha256))
    add(intermediates.lazy.map(\.sha256))
    add(revocationLists.lazy.map(\.sha256))
    add(cell.lowerBound)
    add(cell.upperBound)
    add(Int64(securityLevel))
    for flag in [
      checksRevocation, purpose == .timeStamping, requiresExplicitPolicy, forbidsPolicyMapping, forbidsAnyPolicy,
    ] { bytes.append(flag ? 1 : 0) }
    for policy in allowedPolicies { bytes.append(contentsOf: Array(policy.utf8) + [0]) }
    return SHA256(of: bytes)
  }

  /// The seconds around the question's moment between which no certificate begins or ends and no list is issued or due. An
  /// instant at which one does is a cell of its own: whether it counts as before or after is nobody's business here.
  func timeCell(with certificate: Certificate) -> ClosedRange<Int64> {
    var (first, last) = (Int64.min, Int64.max)
    func meet(_ instant: Int64) {
      if instant < time {
        first = max(first, instant + 1)
      } else if instant > time {
        last = min(last, instant - 1)
      } else {
        (first, last) = (time, time)
      }
    }
    for one in anchors + intermediates + [certificate] {
      meet(one.notBefore)
      meet(one.notAfter)
    }
    // Lists are held against the clock only when they are looked at.
    for list in revocationLists where checksRevocation {
      meet(list.thisUpdate)
      if let end = list.nextUpdate { meet(end) }
    }
    return first...last
  }
}
