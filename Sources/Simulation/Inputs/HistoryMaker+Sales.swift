import Contracts
import Domain

/// Terms of every model, subscriptions, quotas and corrections of a made-up history.
extension HistoryMaker {
    private static func price(_ amount: Int64) -> JSON {
        .object(["amount": .int(amount), "currency": .string("EUR")])
    }

    private mutating func number(_ range: ClosedRange<Int>) -> JSON {
        .int(Int64(random.int(range)))
    }

    /// A model and its terms; a few are incomplete or in another currency.
    mutating func terms(in company: String) -> (model: String, terms: JSONObject) {
        let sold = random.pick(temper.models) ?? "seats"
        var terms = terms(of: sold, company)
        if temper.models.count > 1, random.chance(3), let first = terms.members.first?.key {
            terms[first] = nil
        }
        if random.chance(1), sold == "iaas" { terms["pricePerLearner"] = Self.money("NOK") }
        return (sold, terms)
    }

    /// Mostly the model that the campaign has, since another one must wait for a month's first day.
    mutating func changedTerms(
        of campaign: String,
        _ company: String
    ) -> (model: String, terms: JSONObject) {
        guard let known = model.campaigns[campaign]?.current?.model, random.chance(60) else {
            return terms(in: company)
        }
        return (known, terms(of: known, company))
    }

    private mutating func terms(of sold: String, _ company: String) -> JSONObject {
        switch sold {
        case "credits": return creditTerms()
        case "iaas":
            var terms: JSONObject = [
                "learnersCommitted": number(1...4), "pricePerLearner": Self.price(14_999),
            ]
            if random.chance(30) { terms["overageRateBp"] = number(0...15_000) }
            return terms
        case "bundle":
            let owner = random.chance(97) ? company : random.pick(Self.companies) ?? company
            let bundles = bundles(of: owner)
            // Some shares leave no room for those of the siblings.
            let share = random.chance(15) ? random.int(45...80) : random.int(4...36)
            return [
                "subscriptionId": .string(random.pick(bundles) ?? "sub-\(owner)"),
                "shareBp": .int(Int64(share) * 100),
            ]
        case "custom": return customTerms(company)
        default:
            var terms: JSONObject = [
                "committedSeats": number(1...temper.seats), "seatPricePerMonth": Self.price(50_000),
            ]
            if temper.models.count > 1, random.chance(20) {
                terms["seatPricePerMonth"] = Self.price(Int64(random.int(1...99_999)))
            }
            if temper.models.count > 1, random.chance(15) {
                terms["overageRateBp"] = number(0...20_000)
            }
            return terms
        }
    }

    private func bundles(of company: String) -> [String] {
        model.subscriptions.values.filter { $0.company == company }.map(\.id).sorted()
    }

    private mutating func creditTerms() -> JSONObject {
        var terms: JSONObject = [
            "creditAllocationMc": .int(Int64(random.int(2...40)) * 1000),
            "creditPrice": Self.price(random.chance(70) ? 50 : 333),
        ]
        if random.chance(25) { terms["overageCreditPrice"] = Self.price(77) }
        if random.chance(25) {
            terms["tariff"] = .array([
                .object([
                    "activity": .string("session"), "basis": .string("hour"), "mc": .int(7001),
                ]),
                .object([
                    "activity": .string("milestone_reached"), "basis": .string("unit"),
                    "mc": .int(2500),
                ]),
            ])
        }
        return terms
    }

    private mutating func customTerms(_ company: String) -> JSONObject {
        var terms: JSONObject = [:]
        if random.chance(70) {
            terms["fixedFee"] = Self.price(Int64(random.int(1...9)) * 1000)
            if random.chance(60) { terms["fixedFeeSchedule"] = .string("monthly") }
        }
        if random.chance(60) || terms.members.isEmpty {
            terms["components"] = .array(
                ["hour", "session", "learner"].filter { _ in random.chance(60) }.map { unit in
                    var part: JSONObject = [
                        "name": .string("per \(unit)"), "unit": .string(unit),
                        "rate": Self.price(4511),
                    ]
                    if random.chance(40) { part["cap"] = number(1...4) }
                    return .object(part)
                }
            )
        }
        if random.chance(50) {
            var first: JSONObject = ["key": .string("kickoff"), "amount": Self.price(12_345)]
            let day = today(of: company).adding(days: Int64(random.int(0...12)))
            if random.chance(70) { first["dueDate"] = .string(day.iso) }
            terms["milestones"] = .array([
                .object(first),
                .object(["key": .string("report"), "amount": Self.price(6789)]),
            ])
        }
        return terms
    }

    /// What a company buys of learners.
    mutating func subscription(_ company: String) -> LogMessage {
        let start = today(of: company).adding(days: -Int64(random.int(0...20)))
        var data: JSONObject = [
            "sku": .string("B\(made)"), "quantity": number(1...2),
            "annualPrice": Self.price(999_999), "learnersSupported": number(8...20),
            "periodStart": .string(start.iso),
            "periodEnd": .string(start.adding(days: Int64(random.int(110...400))).iso),
            "borrowing": .string(random.chance(75) ? "siblings" : "none"),
        ]
        let first = "sub-\(company)"
        if model.subscriptions[first] == nil {
            data["id"] = .string(first)
        } else {
            data["id"] = chosen("n")
        }
        return order(.subscriptionCreate, company, data)
    }

    private mutating func changedSubscription(_ company: String) -> LogMessage {
        let id = random.pick(bundles(of: company)) ?? "sub-later"
        let known = model.subscriptions[id]
        let old = known?.start ?? today(of: company)
        let end = known?.end ?? old.adding(days: 200)
        let isOver = random.chance(15)
        let start = isOver ? end.adding(days: 1) : old.adding(days: Int64(random.int(-2...2)))
        let statuses = ["active", "active", "active", "past_due", "canceled", "expired"]
        return SimulatedMessage.event(
            .subscriptionChanged,
            company: company,
            id: fresh("m"),
            data: [
                "subscriptionId": .string(random.chance(95) ? id : "sub-later"),
                "status": .string(random.pick(statuses) ?? "active"), "quantity": number(1...3),
                "periodStart": .string(start.iso),
                "periodEnd": .string(max(start, isOver ? start.adding(days: 99) : end).iso),
            ]
        )
    }

    static func sales(_ maker: inout HistoryMaker, _ company: String) -> LogMessage? {
        let principal = maker.principal(of: company)
        let isBundled = maker.temper.models.contains("bundle")
        switch maker.random.int(1...20) {
        case 1...8 where maker.temper == .limited: return maker.quota(company, principal)
        case 9 where maker.temper == .limited, 10 where maker.random.chance(20):
            let quota = maker.random.pick(maker.model.quotas.keys.sorted()) ?? "quo_x_1_1"
            var data: JSONObject = ["quotaId": .string(quota)]
            maker.expect(maker.model.quotas[quota]?.version, in: &data)
            return maker.order(.quotaRemove, company, data, by: principal)
        case 1...3 where isBundled: return maker.changedSubscription(company)
        case 4 where isBundled:
            var data: JSONObject = [
                "subscriptionId": .string("sub-\(company)"),
                "borrowing": .string(maker.random.chance(70) ? "siblings" : "none"),
            ]
            let version = maker.model.subscriptions["sub-\(company)"]?.version
            maker.expect(version, in: &data, often: 40)
            return maker.order(.subscriptionSetBorrowing, company, data, by: principal)
        case 5 where isBundled: return maker.subscription(company)
        case 6...8: return maker.reversal(company, principal)
        case 9...10: return maker.quota(company, principal)
        case 11...12: return maker.confirmMilestone(company, principal)
        default:
            return maker.order(
                .campaignChangeTerms,
                company,
                maker.change(maker.campaign(of: company), company)
            )
        }
    }

    /// A milestone of what a campaign was sold, mostly of one that may be confirmed.
    private mutating func confirmMilestone(
        _ company: String,
        _ principal: Principal
    ) -> LogMessage {
        let open = model.campaigns.values.filter { campaign in
            campaign.company == company && (campaign.isLive || campaign.status == "completed")
                && campaign.current?.input.milestones?.isEmpty == false
        }
        var (id, key) = (campaign(of: company), "nothing")
        if random.chance(85), let one = random.pick(open.map(\.id).sorted()) { id = one }
        let agreed = model.campaigns[id]?.current?.input.milestones?.compactMap(\.key) ?? []
        if random.chance(90), let one = random.pick(agreed) { key = one }
        let reached = model.usage.filter { $0.type == "milestone" && $0.reverses == nil }
        if random.chance(30), let again = random.pick(reached) {
            (id, key) = (again.campaign ?? id, again.key ?? key)
        }
        let data: JSONObject = ["campaignId": .string(id), "key": .string(key)]
        return order(.billingConfirmMilestone, company, data, by: principal)
    }

    /// What a month cost beyond what was sold is taken back as well as what is charged once.
    private mutating func reversal(_ company: String, _ principal: Principal) -> LogMessage {
        let fees = model.usage.filter { ["fixed_fee", "milestone", "overage"].contains($0.type) }
        let beyond = fees.filter { $0.type == "overage" && $0.reverses == nil }
        var known = random.chance(85) ? fees : model.usage
        if !beyond.isEmpty, random.chance(50) { known = beyond }
        var data: JSONObject = ["usageId": .string(random.pick(known)?.id ?? "use_x_1_1")]
        if random.chance(92) { data["reason"] = .string("a favor") }
        return order(.usageReverse, company, data, by: principal)
    }

    private mutating func quota(_ company: String, _ principal: Principal) -> LogMessage {
        let campaign = campaign(of: company)
        let metrics = ["volunteers", "beneficiaries", "sessions", "hours", "credits", "budget"]
        let metric = random.pick(metrics) ?? "sessions"
        let role = random.chance(50) ? "volunteer" : "beneficiary"
        let place = model.campaigns[campaign]?.classes.map(\.id) ?? []
        let (scope, ref) =
            random.pick([
                ("company", company), ("campaign", campaign), ("group", "\(company)/g1"),
                ("role", "\(campaign)/\(role)"),
                ("instance", random.pick(place) ?? "ins_x_1_1"),
            ]) ?? ("company", company)
        var limit = number(0...4)
        if metric == "hours" { limit = number(0...200) }
        if metric == "credits" { limit = .int(Int64(random.int(0...20)) * 1000) }
        if metric == "budget" { limit = Self.price(Int64(random.int(0...60)) * 100) }
        var data: JSONObject = [
            "scope": .string(scope), "scopeRef": .string(ref), "metric": .string(metric),
            "period": .string(random.pick(["total", "month", "week"]) ?? "total"), "limit": limit,
            "hardness": .string(random.chance(70) ? "hard" : "soft"),
        ]
        if random.chance(20) { data["overbookPct"] = number(0...50) }
        if random.chance(30) { data["alertPcts"] = .array([.int(50), .int(90), .int(120)]) }
        if random.chance(8) { data["active"] = .bool(false) }
        let changed = model.quotas.values.filter { $0.version > 1 }.map(\.id).sorted()
        let pool =
            random.chance(40) && !changed.isEmpty ? changed : model.quotas.keys.sorted()
        if random.chance(30), let known = random.pick(pool) {
            data["id"] = .string(known)
            expect(model.quotas[known]?.version, in: &data, often: 40)
        } else {
            data["id"] = chosen("q")
        }
        return order(.quotaSet, company, data, by: principal)
    }
}
