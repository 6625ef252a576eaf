extension OfficialPaper {
  /// Why no paper can be set on this machine, for whoever starts the server; nil when all fonts are there.
  public static var fontFailure: PaperFailure? {
    switch Typefaces.installed {
    case .success: nil
    case .failure(let failure): failure
    }
  }
}
