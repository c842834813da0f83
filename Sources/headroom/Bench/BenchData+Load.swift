import Contracts
import Domain

/// What is sold, what limits it further, and the traffic that a full campaign or a month sees.
extension BenchData {
    /// The model of a campaign and its terms.
    func terms(of number: Int) -> (model: PricingModel, terms: JSONObject) {
        func money(_ amount: Int64) -> JSON {
            .money(Money(amount: amount, currency: .eur))
        }
        switch isMixed ? number % 4 : 0 {
        case 1:
            return (.credits, ["creditAllocationMc": .int(1_000_000), "creditPrice": money(50)])
        case 2: return (.iaas, ["learnersCommitted": .int(100), "pricePerLearner": money(15_000)])
        case 3:
            let component: JSONObject = [
                "name": .string("Session"), "unit": .string("session"), "rate": money(10_000),
            ]
            return (
                .custom,
                [
                    "fixedFee": money(200_000), "fixedFeeSchedule": .string("monthly"),
                    "components": .array([.object(component)]),
                ]
            )
        default:
            return (.seats, ["committedSeats": .int(seats), "seatPricePerMonth": money(50_000)])
        }
    }

    /// Quotas of the company, of the first campaign and of its volunteers: one that blocks and one
    /// that does not in each, all with room for everybody.
    func quotas() -> [LogMessage] {
        let company = company(of: 0)
        let scopes = [
            ("company", company), ("campaign", "campaign-0"), ("role", "campaign-0/volunteer"),
        ]
        return scopes.flatMap { scope, ref in
            [("hard", "total"), ("soft", "month")].map { hardness, period in
                command(
                    .quotaSet,
                    "quota-\(scope)-\(hardness)",
                    company,
                    [
                        "scope": .string(scope), "scopeRef": .string(ref),
                        "metric": .string("volunteers"), "period": .string(period),
                        "limit": .int(10_000_000), "hardness": .string(hardness),
                    ]
                )
            }
        }
    }

    /// A request of a priority of 0 to 9, by a volunteer of its own.
    func requested(_ number: Int, priority: Int64) -> LogMessage {
        event(
            .enrollmentRequested,
            number,
            [
                "requestId": .string("r-\(number)"), "campaignId": .string("campaign-0"),
                "participantId": .string("participant-\(number)"), "role": .string("volunteer"),
                "priority": .int(priority),
            ]
        )
    }

    /// The one that came by a request, or was let in for it, leaves.
    func withdrawn(_ number: Int, reference: Int) -> LogMessage {
        event(
            .enrollmentWithdrawn,
            number,
            ["enrollmentRef": .string("e-\(reference)"), "campaignId": .string("campaign-0")]
        )
    }

    /// What happens in a campaign in a month: people come, sessions are held, learners are served,
    /// as its model counts them.
    func fact(_ number: Int, of count: Int, in month: CivilMonth) -> LogMessage {
        let campaign = number % campaigns
        let at = moment(number, of: count, in: month)
        let id = JSON.string("campaign-\(campaign)")
        switch campaign % 4 {
        case 0: return event(.enrollmentCreated, number, at: at, joining(number, id))
        case 2:
            return event(
                .learnerServed,
                number,
                at: at,
                [
                    "servedRef": .string("served-\(number)"), "campaignId": id,
                    "participantId": .string("learner-\(number)"),
                ]
            )
        default: return session(number, of: count, in: month)
        }
    }

    /// How long a session is.
    static let sessionMinutes: Int64 = 45

    /// A session of a volunteer and a learner in a month.
    func session(_ number: Int, of count: Int, in month: CivilMonth) -> LogMessage {
        let at = moment(number, of: count, in: month)
        return event(
            .sessionCompleted,
            number,
            at: at,
            [
                "sessionId": .string("s-\(number)"),
                "campaignId": .string("campaign-\(number % campaigns)"),
                "kind": .string("session"), "startedAt": .string(at.rfc3339),
                "durationMinutes": .int(Self.sessionMinutes),
                "volunteerIds": .array([.string("volunteer-\(number % 5000)")]),
                "participantIds": .array([.string("learner-\(number % 5000)")]),
            ]
        )
    }

    /// Facts are spread evenly over a month, its last two days left out.
    private func moment(_ number: Int, of count: Int, in month: CivilMonth) -> Instant {
        let days = Int64(month.dayCount - 2)
        let offset = Int64(number) * days * Instant.millisecondsPerHour * 24 / Int64(max(1, count))
        return Instant(ms: now.ms + offset)
    }

    private func joining(_ number: Int, _ campaign: JSON) -> JSONObject {
        [
            "enrollmentRef": .string("e-\(number)"), "campaignId": campaign,
            "participantId": .string("participant-\(number)"), "role": .string("volunteer"),
        ]
    }
}
