/// Days, moments and times of day as workbooks keep them.
package enum WorkbookTime {
  /// The days of a text from 30 December 1899 on, a time of day as a fraction; `nil` for a text that is none, or that lies
  /// before March 1900, where workbooks count otherwise than the calendar.
  package static func days(_ text: String) -> Double? {
    if let seconds = ExchangeDate.value(text, .secondsOfDay) { return seconds / 86400 }
    return ExchangeDate.value(text, .days1899)
  }
}
