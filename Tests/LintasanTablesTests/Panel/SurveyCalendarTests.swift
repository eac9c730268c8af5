import LintasanTables
import Testing

/// Surveys held and those to come.
@Suite struct SurveyCalendarTests {
  private let calendar: SurveyCalendar

  init() throws {
    calendar = try #require(SurveyCalendar(surveys: [2003, 2004, 2005, 2008, 2010, 2012], step: 2))
  }

  @Test func yearsAfter() {
    #expect(calendar.years(after: 2004, steps: 4) == [2005, 2008, 2010, 2012])
    #expect(calendar.years(after: 2012, steps: 3) == [2014, 2016, 2018])
    #expect(calendar.years(after: 2013, steps: 1) == [2014])
    #expect(calendar.years(after: 1990, steps: 1) == [2003])
    #expect(calendar.years(after: 2012, steps: 0) == [] && calendar.years(after: 2012, steps: -1) == [])
    #expect(calendar.years(after: .max - 1, steps: 2) == [.max, .max])
  }

  @Test func steps() {
    #expect(calendar.steps(from: 2010, to: 2017) == 3)
    #expect(calendar.steps(from: 2010, to: 2010) == 0)
    #expect(calendar.steps(from: 2010, to: 2012) == 1)
  }

  @Test func includes() {
    for year in [2003, 2008, 2012, 2014, 2030] { #expect(calendar.includes(year), "\(year)") }
    for year in [2002, 2006, 2011, 2013, 1, .min] { #expect(!calendar.includes(year), "\(year)") }
  }

  @Test func calendarsOfTimes() {
    #expect(SurveyCalendar(times: [2010, 2004, 2008]).years(after: 2010, steps: 2) == [2012, 2014])
    #expect(SurveyCalendar(times: [2010]).years(after: 2010, steps: 2) == [2011, 2012])
    #expect(SurveyCalendar(times: []).years(after: 2010, steps: 1) == [2011])
    #expect(SurveyCalendar(times: [.min, .max]).step == 1)
  }

  @Test func whatIsNoCalendar() {
    #expect(SurveyCalendar(surveys: [], step: 1) == nil)
    #expect(SurveyCalendar(surveys: [2004, 2004], step: 1) == nil)
    #expect(SurveyCalendar(surveys: [2004], step: 0) == nil)
  }
}
