/// Another document office and another one-stop, with whom drafts are handed over.
public enum HandOverPartners {
  /// Both, as entries of the list in `Workflows/partners.yaml`.
  public static let entries = """
      - partner: van-phong
        name: { vi: Văn phòng điện tử, en: Document office }
        hand-over: https://van-phong.example/hand-over
      - partner: mot-cua
        name: { vi: Một cửa, en: One-stop }
        hand-over: https://mot-cua.example

    """
}
