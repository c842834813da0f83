import Contracts
import Domain

/// What is used of quotas, whom that keeps out, and what is told of it, by chapter 16.
extension Model {
    /// What is used of a quota in the period of a date, by the people and facts in its scope.
    func use(_ quota: ModelQuota, on date: CivilDate, _ company: ModelCompany) -> Int64 {
        let named = quota.campaign.map { [campaigns[$0]].compactMap { $0 } }
        let own = named ?? campaigns.values.filter { $0.company == company.id }
        guard let role = quota.role else {
            let facts = own.flatMap { campaign in
                campaign.facts.filter { fact in
                    !fact.isVoided && isIn(quota, fact, campaign)
                        && quota.start(company.begun(fact.at)) == quota.start(date)
                }
            }
            return facts.reduce(0) { $0 + Self.amount(of: $1, quota.rule) }
        }
        var people: Set<String> = []
        for campaign in own {
            let all = campaign.enrollments.filter {
                $0.role == role && isIn(quota, $0, campaign)
            }
            if quota.rule.period == .total {
                people.formUnion(all.filter(\.isActive).map(\.person))
                continue
            }
            for (index, one) in all.enumerated() {
                // Who was in already does not become active.
                let isIn = all.enumerated().contains { place, other in
                    other.person == one.person
                        && (other.since.ms, place) < (one.since.ms, index)
                        && (other.endedAt.map { $0 > one.since } ?? true)
                }
                if !isIn, quota.start(company.begun(one.since)) == quota.start(date) {
                    people.insert("\(campaign.id)/\(one.person)")
                }
            }
        }
        return Int64(people.count)
    }

    private static func amount(of fact: ModelFact, _ rule: Quota) -> Int64 {
        switch rule.metric {
        case .sessions: fact.kind == "session" ? 1 : 0
        case .hours: fact.minutes ?? 0
        case .credits: fact.mc
        case .budget: fact.amount?.currency == rule.currency ? fact.amount?.amount ?? 0 : 0
        case .volunteers, .beneficiaries: 0
        }
    }

    private func isIn(
        _ quota: ModelQuota,
        _ one: ModelEnrollment,
        _ campaign: ModelCampaign
    ) -> Bool {
        covers(quota, campaign, one.place, one.group, [one.role])
    }

    private func isIn(
        _ quota: ModelQuota,
        _ fact: ModelFact,
        _ campaign: ModelCampaign
    ) -> Bool {
        covers(quota, campaign, fact.place, nil, fact.roles)
    }

    private func covers(
        _ quota: ModelQuota,
        _ campaign: ModelCampaign,
        _ place: String?,
        _ group: String?,
        _ roles: Set<String>
    ) -> Bool {
        let ref = quota.rule.scopeRef
        switch quota.rule.scope {
        case .company: return ref == campaign.company
        case .campaign: return ref == campaign.id
        case .instance: return ref == place
        case .group: return ref == "\(campaign.company)/\(group ?? campaign.fields.group ?? "")"
        case .role: return roles.contains { ref == "\(campaign.id)/\($0)" }
        }
    }

    /// The quotas that have no room for somebody.
    func full(
        _ role: String,
        _ spot: Spot,
        _ group: String?,
        _ moment: Instant,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> [String] {
        var place: String?
        if case .at(let id, _) = spot { place = id }
        return quotas.values.filter { quota in
            quota.company == company.id && quota.rule.isActive && quota.rule.hardness == .hard
                && (quota.role ?? role) == role && covers(quota, campaign, place, group, [role])
                && use(quota, on: company.begun(moment), company) + kept(quota) >= quota.most
        }.map(\.id).sorted()
    }

    /// The places that holds and offers keep for people whom a quota counts.
    private func kept(_ quota: ModelQuota) -> Int64 {
        guard let role = quota.role else { return 0 }
        let named = quota.campaign.map { [campaigns[$0]].compactMap { $0 } }
        let own = named ?? campaigns.values.filter { $0.company == quota.company }
        let people = own.flatMap { campaign in
            campaign.holds.filter { hold in
                hold.stands && hold.role == role
                    && covers(quota, campaign, hold.place, hold.group, [role])
            }.map(\.person)
        }
        return Int64(quota.rule.period == .total ? Set(people).count : people.count)
    }

    /// Whether somebody who joined stands beyond a hard quota.
    func isBeyond(
        _ enrollment: ModelEnrollment,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> Bool {
        quotas.values.contains { quota in
            quota.company == company.id && quota.rule.isActive && quota.rule.hardness == .hard
                && (quota.role ?? enrollment.role) == enrollment.role
                && isIn(quota, enrollment, campaign)
                && use(quota, on: company.begun(enrollment.since), company) > quota.most
        }
    }

    /// Tells what was reached of quotas; once per record.
    func tellQuotas() {
        for quota in quotas.values.sorted(by: { $0.id < $1.id }) where quota.rule.isActive {
            if !walksEverything, let campaign = quota.campaign, before[campaign] == nil {
                continue
            }
            guard let company = companies[quota.company] else { continue }
            let (today, limit) = (company.begun(clock), quota.rule.limit)
            let start = quota.start(today)
            let use = use(quota, on: today, company)
            var told = quota.told[start, default: []].filter(quota.rule.alertPcts.contains)
            for percent in quota.rule.alertPcts {
                if told.contains(percent) {
                    if use * 100 <= limit * (percent - 5) { told.remove(percent) }
                } else if limit > 0 ? use * 100 >= limit * percent : use > 0 {
                    told.insert(percent)
                    tell(quota, percent, use)
                }
            }
            quota.told[start] = told
        }
    }

    private func tell(_ quota: ModelQuota, _ percent: Int64, _ use: Int64) {
        // The crossing is an alert on record, with an id of its own.
        _ = make("alr", quota.company)
        say(
            quota.company,
            "capacity.quota_crossed",
            [
                "campaignId": quota.campaign.map { .string($0) } ?? .null,
                "quotaId": .string(quota.id), "percent": .int(percent), "use": .int(use),
                "scope": .string(quota.rule.scope.rawValue),
                "metric": .string(quota.rule.metric.rawValue),
                "period": .string(quota.rule.period.rawValue), "limit": .int(quota.rule.limit),
                "hardness": .string(quota.rule.hardness.rawValue),
            ]
        )
    }

    /// A period begins: what waits for it may come in.
    func periods(_ quota: ModelQuota, _ company: ModelCompany) -> [Due] {
        guard let next = quota.next(company.begun(quota.seen)) else { return [] }
        let at = company.midnight(next)
        return [
            Due(at: at, company: company.id, rank: 6, entity: quota.id, item: 0) {
                [unowned self] in quota.seen = clock
            }
        ]
    }
}
