import Contracts
import Domain

/// Quotas, by chapter 16.
extension Model {
    func set(_ wish: QuotaSet, _ command: Command, _ company: ModelCompany) -> ModelResult {
        let known = wish.id.flatMap { quotas[$0] }
        if let known, known.company != company.id { return .refused(["id_taken"]) }
        if known == nil, let id = wish.id, id.contains("_") || id.contains("@") {
            return .refused(["not_found"])
        }
        if let known, let expected = command.expectedVersion, expected != known.version {
            return .refused(["version_conflict"])
        }
        let sides = wish.scopeRef.split(separator: "/").map(String.init)
        var campaign: String?
        switch wish.scope {
        case .company:
            guard wish.scopeRef == company.id else { return .refused(["not_found"]) }
        case .group:
            guard sides.first == company.id, groups[sides.last ?? ""] != nil else {
                return .refused(["not_found"])
            }
        case .campaign, .role: campaign = sides.first
        case .instance: campaign = place(wish.scopeRef)?.campaign.id ?? ""
        }
        if let campaign, campaigns[campaign]?.company != company.id {
            return .refused(["not_found"])
        }
        let rule = wish.quota(id: wish.id ?? make("quo", company.id))
        guard let known else {
            establish(rule, campaign, company)
            return .applied
        }
        known.version += 1
        known.isAutomatic = known.isAutomatic && Self.countsSame(known.rule, rule)
        measure(known, rule, campaign, company)
        return .applied
    }

    private static func countsSame(_ old: Quota, _ new: Quota) -> Bool {
        (old.scope, old.scopeRef, old.metric, old.period) == (
            new.scope, new.scopeRef, new.metric, new.period
        ) && old.currency == new.currency
    }

    @discardableResult
    private func establish(
        _ rule: Quota,
        _ campaign: String?,
        _ company: ModelCompany
    ) -> ModelQuota {
        let quota = ModelQuota(rule, company: company.id, campaign: campaign, at: clock)
        quotas[rule.id] = quota
        return quota
    }

    /// Other words for a quota: what was told of the same count stays for the current period.
    private func measure(
        _ quota: ModelQuota,
        _ rule: Quota,
        _ campaign: String?,
        _ company: ModelCompany
    ) {
        let start = quota.start(company.begun(clock))
        let told = Self.countsSame(quota.rule, rule) ? quota.told[start] : nil
        quota.rule = rule
        quota.campaign = campaign
        quota.told = told.map { [start: $0] } ?? [:]
    }

    func removeQuota(_ id: String, _ command: Command, _ company: ModelCompany) -> ModelResult {
        guard let quota = quotas[id], quota.company == company.id else {
            return .refused(["not_found"])
        }
        if let expected = command.expectedVersion, expected != quota.version {
            return .refused(["version_conflict"])
        }
        quotas[id] = nil
        return .applied
    }

    /// The quota that the most sessions of a campaign are.
    func followSessions(
        _ count: Int64,
        of campaign: ModelCampaign,
        like model: Quota? = nil,
        _ company: ModelCompany
    ) {
        let own = quotas.values.first { $0.isAutomatic && $0.campaign == campaign.id }
        if let own {
            own.version += 1
            own.rule.limit = count
            return
        }
        let id = make("quo", company.id)
        let new = Quota(
            id: id,
            scope: .campaign,
            scopeRef: campaign.id,
            metric: .sessions,
            period: .total,
            limit: count,
            hardness: model?.hardness ?? .soft,
            overbookPct: model?.overbookPct ?? 0,
            alertPcts: model?.alertPcts ?? [80, 100],
            isActive: model?.isActive ?? true
        )
        establish(new, campaign.id, company).isAutomatic = true
    }

    /// What a copy of a campaign takes along.
    func copyQuotas(
        of source: ModelCampaign,
        to copy: ModelCampaign,
        _ company: ModelCompany
    ) {
        let all = quotas.values.filter { $0.campaign == source.id && $0.rule.scope != .instance }
            .sorted { $0.id < $1.id }
        if let count = copy.fields.maxSessions {
            let like = all.first(where: \.isAutomatic)?.rule
            followSessions(count, of: copy, like: like, company)
        }
        for quota in all where !quota.isAutomatic {
            let old = quota.rule
            let side = old.scopeRef.split(separator: "/").last.map { "/\($0)" } ?? ""
            let new = Quota(
                id: make("quo", company.id),
                scope: old.scope,
                scopeRef: copy.id + (old.scope == .role ? side : ""),
                metric: old.metric,
                period: old.period,
                limit: old.limit,
                currency: old.currency,
                hardness: old.hardness,
                overbookPct: old.overbookPct,
                alertPcts: old.alertPcts,
                isActive: old.isActive
            )
            establish(new, copy.id, company)
        }
    }
}
