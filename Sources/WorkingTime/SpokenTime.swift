internal import Text

/// Minutes as people say them: `3 giờ 20 phút`, `3 hours 20 minutes`.
func spokenTime(minutes total: Int) -> Words {
  let (hours, minutes) = (total / 60, total % 60)
  let hourWords = Words(vi: "\(hours) giờ", en: english(hours, "hour"))
  let minuteWords = Words(vi: "\(minutes) phút", en: english(minutes, "minute"))
  if hours == 0 { return minuteWords }
  if minutes == 0 { return hourWords }
  return Words(vi: "\(hourWords.vi) \(minuteWords.vi)", en: "\(hourWords.en) \(minuteWords.en)")
}

/// So many of something: `1 day`, `2 days`.
func english(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)" + (number == 1 ? "" : "s")
}
