import Contracts
package import Domain

/// The same usage under other terms. Source: "Billing's contract", what-if.
extension NodeReader {
    /// Rates months of a campaign as agreed and under other terms; nil without such a campaign.
    package func whatIf(
        campaign id: String,
        terms: CommercialTerms,
        months: ClosedRange<CivilMonth>
    ) async throws(StorageFault) -> AsOf<WhatIfReport?> {
        try await look { view in
            let desk = try RatingDesk(view.connection)
            guard let subject = try desk.subject(id),
                let company = try CompanyTable(view.connection).find(subject.campaign.company)
            else { return nil }
            let (zone, clock) = (company.zoneTable, try view.clock())
            let question = WhatIf(
                terms: terms,
                programType: try Self.programType(of: subject.campaign, view),
                activities: try Self.activities(of: id, zone, view),
                activatedOn: subject.active.first.map { zone.localDate(at: $0.from) }
            )
            var found: [WhatIfReport.Month] = []
            var month = months.lowerBound
            while month <= months.upperBound {
                let amounts = try desk.amounts(company: company.id, month: month)
                let facts = try desk.facts(
                    subject,
                    month: month,
                    amounts: amounts,
                    zone: zone,
                    clock: clock
                )
                found.append(try Self.compare(question, facts, view))
                month = month.next
            }
            return WhatIfReport(
                campaign: id,
                currency: subject.currency,
                model: terms.model,
                months: found
            )
        }
    }

    /// A closed month stands as it was frozen.
    private static func compare(
        _ question: WhatIf,
        _ facts: RatingFacts,
        _ view: ReadView
    ) throws(StorageFault) -> WhatIfReport.Month {
        let frozen = try view.first(
            "SELECT total, body FROM statements WHERE campaign = ? AND month = ?",
            { binder in
                binder.add(facts.campaign)
                binder.add(facts.month.iso)
            },
            { (total: $0.int(), body: StoredJSON.object($0.bytes())) }
        )
        do throws(MoneyFault) {
            let other = try question.rate(facts)
            let agreed = try CampaignRating.rate(facts)
            return WhatIfReport.Month(
                month: facts.month,
                agreed: frozen?.body ?? agreed.json,
                agreedMinor: frozen?.total ?? agreed.totalMinor,
                other: other
            )
        } catch {
            throw StorageFault(
                .inconsistent,
                "a number of \(facts.campaign) does not fit 64 bits"
            )
        }
    }

    private static func programType(
        of campaign: CampaignRow,
        _ view: ReadView
    ) throws(StorageFault) -> ProgramType {
        guard let id = campaign.fields.templateVersionId,
            let version = try CatalogTable(view.connection).version(id)
        else { return .mentorship }
        return version.programType
    }

    /// The sessions and milestones that stand, in the month they are booked in.
    private static func activities(
        of campaign: String,
        _ zone: ZoneTable,
        _ view: ReadView
    ) throws(StorageFault) -> [WhatIf.Activity] {
        try view.all(
            """
            SELECT f.name, iif(f.kind = 'session', coalesce(f.minutes, 0), 0), f.effective_at,
                (SELECT u.period FROM usage u WHERE u.seq >= f.position << 24
                    AND u.seq < (f.position + 1) << 24 AND u.id = f.usage_id)
            FROM facts f
            WHERE f.campaign = ? AND f.kind IN ('session', 'milestone') AND f.voided = 0
            ORDER BY f.kind, f.ref
            """,
            { $0.add(campaign) },
            { row in
                let (name, minutes, at) = (row.text(), row.int(), Instant(ms: row.int()))
                let booked = row.optionalText().flatMap(CivilMonth.init(iso:))
                return WhatIf.Activity(
                    name: name,
                    minutes: minutes,
                    month: booked ?? zone.localDate(at: at).month
                )
            }
        )
    }
}
