import Domain
import Testing

@Suite("Early warning before 80 %")
struct FillWarningTests {
    private let today = CivilDate(dayNumber: 20_000)

    @Test func `30 of 50 seats and one more a day warns 20 days ahead`() {
        let warning = assess(used: 30, daily: 1, endsIn: 60)
        #expect(warning.decision == .raise)
        #expect(warning.reasons == [.fullBeforeEnd, .fullWithinWindow, .surelyBeforeEnd])
        #expect(assess(used: 30, daily: 1, endsIn: 60, isWarned: true).decision == .keep)
    }

    @Test func `a pace that fills in more than 28 days is not high`() {
        #expect(assess(used: 22, daily: 1, endsIn: 90).decision == .raise)
        let later = assess(used: 21, daily: 1, endsIn: 90)
        #expect(later.decision == .none)
        #expect(later.reasons == [.fullLater])
    }

    @Test func `a campaign that ends before it is full needs no more`() {
        #expect(assess(used: 30, daily: 1, endsIn: 21).decision == .raise)
        let ending = assess(used: 30, daily: 1, endsIn: 20)
        #expect(ending.decision == .none)
        #expect(ending.reasons == [.endsBeforeFull])
    }

    @Test func `from 80 % on alerts speak and the warning ends`() {
        #expect(assess(used: 39, daily: 1, endsIn: 60).decision == .raise)
        #expect(assess(used: 40, daily: 1, endsIn: 60).reasons == [.alertRange])
        #expect(assess(used: 40, daily: 1, endsIn: 60).decision == .none)
        #expect(assess(used: 40, daily: 1, endsIn: 60, isWarned: true).decision == .clear)
        #expect(assess(used: 50, daily: 1, endsIn: 60, isWarned: true).decision == .clear)
        #expect(assess(used: 0, limit: 0, daily: 0, endsIn: 60).reasons == [.alertRange])
    }

    @Test func `a warning holds on for seven days more`() {
        let held = assess(used: 15, daily: 1, endsIn: 90, isWarned: true)
        #expect(held.decision == .keep)
        #expect(held.reasons == [.fullBeforeEnd, .surelyBeforeEnd])
        #expect(assess(used: 14, daily: 1, endsIn: 90, isWarned: true).decision == .clear)
        #expect(assess(used: 30, daily: 1, endsIn: 14, isWarned: true).decision == .keep)
        #expect(assess(used: 30, daily: 1, endsIn: 13, isWarned: true).decision == .clear)
    }

    @Test func `without a forecast there is no warning`() {
        #expect(assess(used: 30, daily: 1, days: 13, endsIn: 60).reasons == [.insufficientData])
        #expect(assess(used: 30, daily: 0, endsIn: 60).reasons == [.beyondHorizon])
        #expect(assess(used: 30, daily: 0, endsIn: 60, isWarned: true).decision == .clear)
    }

    @Test func `what is not live is not warned about`() {
        let warning = assess(used: 30, daily: 1, endsIn: 60, isLive: false, isWarned: true)
        #expect(warning == assess(used: 1, daily: 1, endsIn: 1, isLive: false, isWarned: true))
        #expect(warning.decision == .clear)
        #expect(warning.reasons == [.notLive])
    }

    @Test func `an uncertain pace warns without the last reason`() {
        var changes = Array(repeating: Int64(0), count: 28)
        changes[2] = 9
        changes[16] = 14
        let forecast = FillForecast.make(
            changes: changes,
            used: 30,
            limit: 50,
            basisEnd: today
        )
        let warning = FillWarning.assess(
            forecast,
            used: 30,
            limit: 50,
            endDate: today.adding(days: 60),
            isLive: true,
            isWarned: false
        )
        #expect(warning.decision == .raise)
        #expect(warning.reasons == [.fullBeforeEnd, .fullWithinWindow])
    }

    private func assess(
        used: Int64,
        limit: Int64 = 50,
        daily: Int64,
        days: Int = 28,
        endsIn: Int64,
        isLive: Bool = true,
        isWarned: Bool = false
    ) -> FillWarning {
        let forecast = FillForecast.make(
            changes: Array(repeating: daily, count: days),
            used: used,
            limit: limit,
            basisEnd: today
        )
        return FillWarning.assess(
            forecast,
            used: used,
            limit: limit,
            endDate: today.adding(days: endsIn),
            isLive: isLive,
            isWarned: isWarned
        )
    }
}
