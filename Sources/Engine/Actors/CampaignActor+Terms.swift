import Contracts
import Domain
import Storage

/// What a campaign is sold for, from which date on. Source: domain §9.1.
extension CampaignActor {
    /// What a change of terms must know that the campaign does not.
    struct TermsSurroundings: Sendable {
        /// The counters.
        var capacity: CapacityRow
        /// What speaks against the bundle of the new terms.
        var bundleRefusals: [ReasonCode] = []
        /// What the share of the new terms is worth, loans included.
        var effectiveShare: Int64 = 0
    }

    /// Agrees on other terms: at once, from a date on, or for a draft.
    func changeTerms(
        _ command: CampaignChangeTerms,
        _ around: TermsSurroundings,
        by: String,
        reason: String?,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        let today = company.zoneTable.localDate(at: context.clock)
        let from = command.effectiveFrom ?? today
        let foreign = !command.terms.currencies.isSubset(of: [currency])
        let proposed = command.terms.terms(effectiveFrom: from, in: currency)
        if row.status == .draft {
            if foreign { return .refused([.currencyMismatch], [:]) }
        } else if proposed == nil, !foreign {
            return .refused([.termsIncomplete], Self.problems(command.terms, currency))
        }
        var warnings: [ReasonCode] = []
        if let proposed {
            let change = TermsChange.judge(
                proposed,
                facts(around, command.terms, proposed.model, today)
            )
            guard change.refusals.isEmpty else { return .refused(change.refusals, [:]) }
            warnings = change.warnings
        } else if foreign {
            return .refused([.currencyMismatch], [:])
        }
        let old = current?.json(in: currency)
        let id = context.id("ter", company: row.company)
        try keep(command.terms, proposed, as: id, by: by, reason: reason, context)
        let order = refreshTerms(today: today)
        try save(changedBy: context)
        try schedule(company, context)
        try context.emit(
            row.company,
            campaign: row.id,
            CampaignTermsChanged(
                campaign: row.id,
                termsId: id,
                effectiveFrom: from,
                model: command.terms.model ?? .custom,
                old: old.map { .object($0) },
                new: .object(proposed?.json(in: currency) ?? command.terms.json),
                by: by,
                warnings: warnings
            )
        )
        var result: JSONObject = [
            "id": .string(row.id), "version": .int(row.version), "termsId": .string(id),
            "effectiveFrom": .string(from.iso),
        ]
        if !warnings.isEmpty {
            result["warnings"] = .array(warnings.map { .string($0.rawValue) })
        }
        return .applied(result, [order])
    }

    /// Stores what was agreed: as the draft's terms, or as the version of its date.
    private func keep(
        _ entered: TermsInput,
        _ agreed: CommercialTerms?,
        as id: String,
        by: String,
        reason: String?,
        _ context: FoldContext
    ) throws {
        guard row.status != .draft, let agreed else {
            row.fields.terms = entered
            return
        }
        if let same = terms.firstIndex(where: { $0.effectiveFrom == agreed.effectiveFrom }) {
            try context.tables.terms.remove(id: terms[same].id)
            terms.remove(at: same)
        }
        let version = TermsRow(
            id: id,
            terms: agreed,
            currency: currency,
            at: context.clock,
            by: by,
            reason: reason
        )
        terms.append(version)
        terms.sort { $0.effectiveFrom < $1.effectiveFrom }
        try context.tables.terms.save(version, campaign: row.id)
    }

    private func facts(
        _ around: TermsSurroundings,
        _ entered: TermsInput,
        _ model: PricingModel,
        _ today: CivilDate
    ) -> TermsChangeFacts {
        let fields = row.fields
        var facts = TermsChangeFacts(
            status: row.status,
            wasActive: row.wasActive,
            today: today,
            history: history,
            currency: currency,
            proposedCurrencies: entered.currencies,
            dates: fields.startDate.flatMap { start in
                fields.endDate.flatMap { CivilRange(start, through: $0) }
            },
            budgetMinor: fields.budgetAllocated?.amount,
            used: around.capacity.used(under: model),
            targetVolunteers: fields.targetVolunteers ?? 0,
            targetBeneficiaries: fields.targetBeneficiaries ?? 0
        )
        facts.effectiveShare = around.effectiveShare
        facts.bundleRefusals = around.bundleRefusals
        return facts
    }

    /// What is missing or wrong in entered terms, by path.
    static func problems(_ terms: TermsInput, _ currency: Currency) -> JSONObject {
        let errors = terms.problems(in: currency).map { problem -> JSON in
            .object([
                "path": .string(problem.path), "code": .string(problem.code.rawValue),
            ])
        }
        return ["errors": .array(errors)]
    }

    /// Terms that were agreed for today take effect.
    func termsTakeEffect(_ company: CompanyRow, _ context: FoldContext) throws -> [CapacityOrder] {
        let order = refreshTerms(today: company.zoneTable.localDate(at: context.clock))
        try schedule(company, context)
        return [order]
    }
}
