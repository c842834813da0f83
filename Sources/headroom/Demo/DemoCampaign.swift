import Contracts
import Domain

/// One campaign of the demo data: what it is, what it was sold for, and what moves it by hand.
struct DemoCampaign: Sendable {
    /// A transition that somebody asks for; all others are the clock's.
    struct Step: Sendable {
        let target: CampaignStatus
        let at: Instant
        var reason: String?
    }

    let id: String
    let company: String
    let name: String
    let template: String
    let group: String
    let currency: String
    let model: PricingModel
    /// The fields of domain §9.1.
    let terms: JSONObject
    let start: DemoDay
    let end: DemoDay
    let volunteers: Int64
    let beneficiaries: Int64
    /// In minor units.
    let budget: Int64
    /// The day on which it is drafted, and planned unless it stays a draft.
    let drafted: DemoDay
    var recruitLeadDays: Int64?
    var autoCloseDays: Int64?
    var priority: String?
    /// What somebody asks for after planning.
    var steps: [Step] = []
    /// Whether it is planned at all.
    var isPlanned = true

    /// The commands that draft and plan it, and those that move it later.
    func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        var entries = [
            scribe.command(
                .campaignCreate,
                id,
                to: company,
                at: drafted.at(8),
                ["id": .string(id), "fields": .object(fields(scribe.calendar))]
            )
        ]
        let planning = isPlanned ? [Step(target: .planned, at: drafted.at(9))] : []
        for step in planning + steps {
            var data: JSONObject = [
                "campaignId": .string(id), "target": .string(step.target.rawValue),
            ]
            data["reason"] = step.reason.map { .string($0) }
            entries.append(
                scribe.command(
                    .campaignTransition,
                    "\(id)-\(step.target.rawValue)",
                    to: company,
                    at: step.at,
                    data
                )
            )
        }
        return entries
    }

    private func fields(_ calendar: DemoCalendar) -> JSONObject {
        var fields: JSONObject = [
            "name": .string(name), "templateVersionId": .string("\(template)@1"),
            "groupId": .string(group), "startDate": .string(calendar.iso(start)),
            "endDate": .string(calendar.iso(end)), "targetVolunteers": .int(volunteers),
            "targetBeneficiaries": .int(beneficiaries),
            "budgetAllocated": DemoScribe.money(budget, currency),
            "currency": .string(currency),
            "model": .string(model.rawValue), "terms": .object(terms),
        ]
        fields["recruitLeadDays"] = recruitLeadDays.map { .int($0) }
        fields["autoCloseDays"] = autoCloseDays.map { .int($0) }
        fields["priority"] = priority.map { .string($0) }
        return fields
    }
}

/// What a campaign is sold for, in minor units of its currency.
extension DemoCampaign {
    static func seats(_ count: Int64, price: Int64, _ currency: String) -> JSONObject {
        [
            "committedSeats": .int(count),
            "seatPricePerMonth": DemoScribe.money(price, currency),
        ]
    }

    static func credits(mc: Int64, price: Int64, _ currency: String) -> JSONObject {
        ["creditAllocationMc": .int(mc), "creditPrice": DemoScribe.money(price, currency)]
    }

    static func learners(_ count: Int64, price: Int64, _ currency: String) -> JSONObject {
        [
            "learnersCommitted": .int(count),
            "pricePerLearner": DemoScribe.money(price, currency),
        ]
    }

    static func share(_ bp: Int64, of subscription: String) -> JSONObject {
        ["subscriptionId": .string(subscription), "shareBp": .int(bp)]
    }

    static func fee(
        _ amount: Int64,
        _ schedule: String,
        _ currency: String,
        session: (rate: Int64, cap: Int64)? = nil
    ) -> JSONObject {
        var terms: JSONObject = [
            "fixedFee": DemoScribe.money(amount, currency), "fixedFeeSchedule": .string(schedule),
        ]
        terms["components"] = session.map { session in
            .array([
                .object([
                    "name": .string("Session"), "unit": .string("session"),
                    "rate": DemoScribe.money(session.rate, currency), "cap": .int(session.cap),
                ])
            ])
        }
        return terms
    }
}
