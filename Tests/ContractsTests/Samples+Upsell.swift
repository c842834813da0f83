import Contracts
import Domain

/// Every turn in the life of an upsell signal.
extension Samples {
    static let upsell: [(String, any OutputBody)] = [
        ("headroom.upsell.raised.v1", signal(.upsellRaised, .warm, 67)),
        ("headroom.upsell.raised.v1.company", company),
        (
            "headroom.upsell.updated.v1",
            signal(.upsellUpdated, .hot, 81, version: 2) {
                $0.snoozedUntil = at("2026-05-01T00:00:00.000Z")
            }
        ),
        (
            "headroom.upsell.expired.v1",
            signal(.upsellExpired, .nurture, 29, version: 3) {
                $0.reason = UpsellExpiry.scoreFell.rawValue
            }
        ),
        (
            "headroom.upsell.accepted.v1",
            signal(.upsellAccepted, .warm, 67, version: 2) {
                $0.wonValue = Money(amount: 3_500_000, currency: .eur)
            }
        ),
        (
            "headroom.upsell.declined.v1",
            signal(.upsellDeclined, .warm, 67, version: 2) {
                $0.reason = UpsellDeclineReason.noNeed.rawValue
            }
        ),
        (
            "headroom.upsell.closed.v1",
            signal(.upsellClosed, .warm, 67, version: 3) {
                $0.outcome = .won
                $0.wonValue = Money(amount: 3_400_000, currency: .eur)
            }
        ),
        (
            "headroom.upsell.closed.v1.lost",
            signal(.upsellClosed, .warm, 67, version: 3) {
                $0.outcome = .lost
                $0.reason = UpsellDeclineReason.price.rawValue
            }
        ),
    ]

    private static func signal(
        _ type: OutputType,
        _ segment: UpsellSegment,
        _ composite: Int64,
        version: Int64 = 1,
        _ change: (inout UpsellSignal) -> Void = { _ in }
    ) -> UpsellSignal {
        var body = UpsellSignal(
            type: type,
            campaign: "c-german-berlin",
            signalId: "ups_veridia_812_1",
            version: version,
            category: .capacityExpansion,
            segment: segment,
            composite: composite,
            value: Money(amount: 3_750_000, currency: .eur),
            explanation: UpsellScore.assess(
                UpsellFacts(
                    utilizationBp: 8600,
                    sroi: nil,
                    vis: nil,
                    engagement: 70,
                    spendBp: 6250
                )
            ).explanation
        )
        body.unmetDemand = Money(amount: 450_000, currency: .eur)
        body.waiting = 3
        change(&body)
        return body
    }

    private static var company: UpsellSignal {
        let facts = CompanyUpsell.Facts(campaigns: 3, highSroi: 2, meanUtilizationBp: 8200)
        return UpsellSignal(
            type: .upsellRaised,
            campaign: nil,
            signalId: "ups_veridia_812_2",
            version: 1,
            category: .bundleUpgrade,
            segment: .warm,
            composite: 65,
            value: Money(amount: 7_500_000, currency: .eur),
            explanation: CompanyUpsell.of(facts).explanation
        )
    }
}
