/// What a copy of a campaign takes over.
///
/// Source: domain §15.
package enum CampaignClone {
    /// The parts of a campaign that a copy may take over.
    package enum Part: String, CaseIterable, Sendable {
        /// The description.
        case description
        /// The template version.
        case templateVersionId
        /// The beneficiary group.
        case groupId
        /// The priority.
        case priority
        /// The tags.
        case tags
        /// The target of volunteers.
        case targetVolunteers
        /// The target of beneficiaries.
        case targetBeneficiaries
        /// The most sessions, which are a quota.
        case maxSessions
        /// The budget.
        case budgetAllocated
        /// The currency.
        case currency
        /// The latest terms, as draft terms.
        case terms
        /// How far it may be overbooked.
        case overbookPct
        /// The rules of its waitlist.
        case waitlist
        /// Its overrides of the configuration.
        case configOverrides
        /// The days between opening and starting.
        case recruitLeadDays
        /// The days between completion and closing.
        case autoCloseDays
        /// Its quotas.
        case quotas
        /// Where it came from.
        case provenance
    }

    /// The parts a copy takes over; in another company nothing commercial and no trace back.
    ///
    /// Status, history, usage, evidence, experiments, notes of the staff and the legal hold belong
    /// to the source alone.
    package static func parts(toOtherCompany: Bool) -> Set<Part> {
        Set(Part.allCases.filter { !toOtherCompany || !isTiedToCompany($0) })
    }

    /// Why a copy is refused, in another company only; empty when it may be made.
    ///
    /// `isIssuerSalesOrPlatform` tells whether the issuer is of sales or a platform administrator.
    package static func failing(
        toOtherCompany: Bool,
        isIssuerSalesOrPlatform: Bool,
        isTemplateOfPlatform: Bool
    ) -> [ReasonCode] {
        guard toOtherCompany else { return [] }
        if !isIssuerSalesOrPlatform { return [.forbidden] }
        return isTemplateOfPlatform ? [] : [.tenantMismatch]
    }

    /// The dates of a copy: without an end as long as the source; nil when the end lies first.
    package static func dates(
        of source: CivilRange?,
        start: CivilDate,
        end: CivilDate?
    ) -> CivilRange? {
        if let end { return CivilRange(start, through: end) }
        return source.map { $0.adding(days: start.days(since: $0.first)) }
    }

    /// The name of a copy: the given one, or that of the source and ` (copy)`.
    ///
    /// A name too long for that loses its end, so that the whole has 255 characters at most.
    package static func name(of source: String, chosen: String?) -> String {
        if let chosen { return chosen }
        let suffix = " (copy)"
        let room = 255 - suffix.unicodeScalars.count
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: source.unicodeScalars.prefix(room))
        return String(kept) + suffix
    }

    private static func isTiedToCompany(_ part: Part) -> Bool {
        switch part {
        case .terms, .budgetAllocated, .currency, .quotas, .maxSessions, .provenance: true
        case .description, .templateVersionId, .groupId, .priority, .tags, .targetVolunteers,
            .targetBeneficiaries, .overbookPct, .waitlist, .configOverrides, .recruitLeadDays,
            .autoCloseDays:
            false
        }
    }
}
