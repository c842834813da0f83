import Contracts
import Domain

/// Outputs of forecasts and early warnings.
extension Samples {
    static let forecasts: [(String, any OutputBody)] = [
        ("headroom.capacity.forecast_updated.v1", CapacityForecastUpdated(facts: filling)),
        ("headroom.capacity.forecast_updated.v1.none", CapacityForecastUpdated(facts: still)),
        (
            "headroom.capacity.fill_warning_raised.v1",
            CapacityFillWarningRaised(
                facts: filling,
                endDate: CivilDate(iso: "2026-06-30"),
                reasons: [.fullBeforeEnd, .fullWithinWindow, .surelyBeforeEnd],
                recipients: [
                    Recipient(
                        Contact(
                            kind: .companyAdmin,
                            address: "csr@veridia.example",
                            locale: .norwegian
                        )
                    )
                ]
            )
        ),
        (
            "headroom.capacity.fill_warning_cleared.v1",
            CapacityFillWarningCleared(facts: still, reasons: [.beyondHorizon])
        ),
        (
            "headroom.capacity.fill_warning_cleared.v1.filling",
            CapacityFillWarningCleared(facts: filling, reasons: [.endsBeforeFull])
        ),
    ]

    private static let filling = facts([14, 9, 23], .filling, gained: 15)
    private static let still = facts([nil, nil, nil], .beyondHorizon, gained: 0)

    private static func facts(
        _ days: [Int64?],
        _ standing: FillStanding,
        gained: Int64
    ) -> ForecastFacts {
        ForecastFacts(
            campaign: "c-german-berlin",
            name: "German in Berlin",
            model: .seats,
            used: 38,
            limit: 50,
            gained: gained,
            forecast: FillForecast(
                standing: standing,
                basisDays: 28,
                basisEnd: CivilDate(iso: "2026-04-14") ?? CivilDate(dayNumber: 0),
                expectedDays: days[0],
                earliestDays: days[1],
                latestDays: days[2]
            )
        )
    }
}
