package import Contracts
package import Domain

/// A quota with what surrounds it.
///
/// Source: domain §16.
package struct QuotaRow: Sendable, Hashable {
    /// The quota.
    package var quota: Quota
    /// The company.
    package var company: String
    /// The campaign it holds in; nil for one of a company or of a group.
    package var campaign: String?
    /// Whether it came with the campaign's `maxSessions`, whose number it follows.
    package var isAutomatic: Bool
    /// 1, +1 per change.
    package var version: Int64
    /// When it was made.
    package var createdAt: Instant
    /// Who made it.
    package var createdBy: String
    /// When it last changed.
    package var updatedAt: Instant

    /// Makes a new quota.
    package init(
        _ quota: Quota,
        company: String,
        campaign: String?,
        isAutomatic: Bool = false,
        at clock: Instant,
        by: String
    ) {
        self.quota = quota
        self.company = company
        self.campaign = campaign
        self.isAutomatic = isAutomatic
        version = 1
        createdAt = clock
        createdBy = by
        updatedAt = clock
    }

    /// The quota as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(quota.id), "companyId": .string(company),
            "scope": .string(quota.scope.rawValue), "scopeRef": .string(quota.scopeRef),
            "metric": .string(quota.metric.rawValue), "period": .string(quota.period.rawValue),
            "limit": amount(quota.limit), "cap": amount(quota.cap),
            "hardness": .string(quota.hardness.rawValue),
            "overbookPct": .int(quota.overbookPct),
            "alertPcts": .array(quota.alertPcts.map { .int($0) }),
            "active": .bool(quota.isActive), "automatic": .bool(isAutomatic),
            "version": .int(version), "createdAt": .string(createdAt.rfc3339),
            "createdBy": .string(createdBy), "updatedAt": .string(updatedAt.rfc3339),
        ]
        object["campaignId"] = campaign.map { .string($0) }
        return object
    }

    /// A number of its unit: money for a budget.
    func amount(_ number: Int64) -> JSON {
        quota.currency.map { .money(Money(amount: number, currency: $0)) } ?? .int(number)
    }

    static let columns = """
        id, company, campaign, scope, scope_ref, metric, period, limit_count, currency, hardness,
        overbook_pct, alert_pcts, active, automatic, version, created_at, created_by, updated_at
        """

    /// Reads a row; nil for one that is not understood.
    static func read(_ row: inout Columns) -> QuotaRow? {
        let (id, company, campaign) = (row.text(), row.text(), row.optionalText())
        let scope = Quota.Scope(rawValue: row.text())
        let scopeRef = row.text()
        let metric = Quota.Metric(rawValue: row.text())
        let period = Quota.Period(rawValue: row.text())
        let limit = row.int()
        let currency = row.optionalText().flatMap(Currency.init(rawValue:))
        let hardness = Quota.Hardness(rawValue: row.text())
        let overbookPct = row.int()
        let alertPcts = row.text().split(separator: " ").compactMap { Int64($0) }
        let (isActive, isAutomatic) = (row.bool(), row.bool())
        let (version, createdAt) = (row.int(), Instant(ms: row.int()))
        let (createdBy, updatedAt) = (row.text(), Instant(ms: row.int()))
        guard let scope, let metric, let period, let hardness else { return nil }
        var read = QuotaRow(
            Quota(
                id: id,
                scope: scope,
                scopeRef: scopeRef,
                metric: metric,
                period: period,
                limit: limit,
                currency: currency,
                hardness: hardness,
                overbookPct: overbookPct,
                alertPcts: alertPcts,
                isActive: isActive
            ),
            company: company,
            campaign: campaign,
            isAutomatic: isAutomatic,
            at: createdAt,
            by: createdBy
        )
        read.version = version
        read.updatedAt = updatedAt
        return read
    }

    func bind(_ binder: inout Binder) {
        binder.add(quota.id)
        binder.add(company)
        binder.add(campaign)
        binder.add(quota.scope.rawValue)
        binder.add(quota.scopeRef)
        binder.add(quota.metric.rawValue)
        binder.add(quota.period.rawValue)
        binder.add(quota.limit)
        binder.add(quota.currency?.rawValue)
        binder.add(quota.hardness.rawValue)
        binder.add(quota.overbookPct)
        binder.add(quota.alertPcts.map(String.init).joined(separator: " "))
        binder.add(quota.isActive)
        binder.add(isAutomatic)
        binder.add(version)
        binder.add(createdAt.ms)
        binder.add(createdBy)
        binder.add(updatedAt.ms)
    }
}
