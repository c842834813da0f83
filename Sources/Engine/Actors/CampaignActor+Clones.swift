import Contracts
import Domain
import Storage

/// Copies of a whole campaign. Source: domain §15, §20.
extension CampaignActor {
    /// What a copy is to be.
    struct Copy: Sendable {
        /// Its id.
        var id: String
        /// Its first day.
        var startDate: CivilDate
        /// Its last day; nil keeps the length.
        var endDate: CivilDate?
        /// Its name; nil marks the old one as copied.
        var name: String?
        /// Who asked for it.
        var by: String
        /// The version it takes and what of the overrides holds there; nil keeps both.
        var repinned: (version: String, overrides: ConfigurationDocument)?
    }

    /// A draft that takes over what a copy takes over; nil when its end lies before its start.
    func copied(_ copy: Copy, for company: CompanyRow, _ clock: Instant) -> CampaignRow? {
        let range = CampaignClone.dates(of: dates, start: copy.startDate, end: copy.endDate)
        if copy.endDate != nil, range == nil { return nil }
        let isForeign = company.id != row.company
        let kept = CampaignClone.parts(toOtherCompany: isForeign)
        var fields = row.fields
        fields.terms = terms.last?.input ?? fields.terms
        for part in CampaignClone.Part.allCases where !kept.contains(part) {
            Self.clear(part, &fields)
        }
        fields.currency = fields.currency ?? company.billingCurrency
        fields.internalNotes = nil
        fields.startDate = copy.startDate
        fields.endDate = range?.last
        fields.name =
            row.fields.name.map { CampaignClone.name(of: $0, chosen: copy.name) } ?? copy.name
        fields.templateVersionId = copy.repinned?.version ?? fields.templateVersionId
        // The names of the fields that are there follow from the fields.
        fields = CampaignFields(json: fields.json) ?? fields
        var draft = CampaignRow(
            id: copy.id,
            company: company.id,
            fields: fields,
            at: clock,
            by: copy.by
        )
        if kept.contains(.configOverrides) {
            draft.overrides = copy.repinned?.overrides ?? row.overrides
        }
        if kept.contains(.provenance) {
            draft.provenance = .derived(
                .clone,
                from: row.id,
                whichCameFrom: row.provenance,
                at: clock,
                by: copy.by
            )
        }
        return draft
    }

    private static func clear(_ part: CampaignClone.Part, _ fields: inout CampaignFields) {
        switch part {
        case .description: fields.description = nil
        case .templateVersionId: fields.templateVersionId = nil
        case .groupId: fields.groupId = nil
        case .priority: fields.priority = nil
        case .tags: fields.tags = nil
        case .targetVolunteers: fields.targetVolunteers = nil
        case .targetBeneficiaries: fields.targetBeneficiaries = nil
        case .maxSessions: fields.maxSessions = nil
        case .budgetAllocated: fields.budgetAllocated = nil
        case .currency: fields.currency = nil
        case .terms: fields.terms = nil
        case .overbookPct: fields.overbookPct = nil
        case .waitlist: fields.waitlist = nil
        case .recruitLeadDays: fields.recruitLeadDays = nil
        case .autoCloseDays: fields.autoCloseDays = nil
        // These are no fields.
        case .configOverrides, .quotas, .provenance: break
        }
    }

    /// `campaign.set_legal_hold`: whether the campaign's data is kept beyond every deadline.
    func setLegalHold(_ on: Bool, _ context: FoldContext) throws -> CommandOutcome {
        if row.legalHold != on {
            row.legalHold = on
            try save(changedBy: context)
            try context.emit(row.company, campaign: row.id, described(["legalHold"]))
        }
        return .applied(
            ["id": .string(row.id), "version": .int(row.version), "on": .bool(on)],
            []
        )
    }
}
