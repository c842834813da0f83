package import Contracts
package import Domain

/// A campaign that is cloned again and again, and how far that has come, as it is stored.
///
/// Source: domain §20.
package struct RecurrenceRow: Sendable, Hashable {
    /// The company.
    package var company: String
    /// The campaign that is cloned; it has one recurrence at most.
    package var campaign: String
    /// The rule, the dates that all clones' dates follow from, and the clones so far.
    package var progress: RecurrenceProgress
    /// When it was set.
    package var createdAt: Instant
    /// Who set it; the clones are made in that name.
    package var createdBy: String

    /// Makes a recurrence from its parts.
    package init(
        company: String,
        campaign: String,
        progress: RecurrenceProgress,
        at clock: Instant,
        by: String
    ) {
        self.company = company
        self.campaign = campaign
        self.progress = progress
        createdAt = clock
        createdBy = by
    }

    /// The id.
    package var id: String { progress.id }

    /// The recurrence as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "companyId": .string(company), "campaignId": .string(campaign),
            "every": .string(progress.rule.every.rawValue),
            "leadDays": .int(progress.rule.leadDays), "endsAfter": .int(progress.rule.endsAfter),
            "sourceStartDate": .string(progress.source.first.iso),
            "sourceEndDate": .string(progress.source.last.iso), "made": .int(progress.made),
            "createdAt": .string(createdAt.rfc3339), "createdBy": .string(createdBy),
        ]
        if let next = progress.nextDates {
            object["nextStartDate"] = .string(next.first.iso)
            object["nextEndDate"] = .string(next.last.iso)
        }
        return object
    }
}
