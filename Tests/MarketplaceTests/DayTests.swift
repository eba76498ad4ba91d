import Marketplace
import Testing

struct DayTests {
  @Test func daysRunOnWithoutGapsOrRepeats() throws {
    var previous = try #require(Day(year: 1599, month: 12, day: 31))
    for year in 1600...2400 where year % 4 < 2 || year % 100 == 0 {
      let first = try #require(Day(year: year, month: 1, day: 1))
      #expect(first > previous)
      for month in 1...12 {
        for day in 1...Day.length(ofMonth: month, year: year) {
          let today = try #require(Day(year: year, month: month, day: day))
          if day > 1 || month > 1 { #expect(today.number == previous.number + 1) }
          previous = today
        }
      }
    }
  }

  @Test func aDayReadsBackAsItIsWritten() throws {
    for number in stride(from: -200_000, through: 200_000, by: 37) {
      let day = Day(number: number)
      #expect(Day(day.description) == day)
    }
  }

  @Test func knownDays() {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("2000-03-01")?.number == 11_017)
    #expect(Day("2026-11-01T23:59:59+08:00")?.description == "2026-11-01")
  }

  @Test(arguments: ["", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20261101", "yyyy-mm-dd", "2026-11-00"])
  func whatIsNoDayIsRefused(text: String) {
    #expect(Day(text) == nil)
  }
}
