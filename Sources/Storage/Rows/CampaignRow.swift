package import Contracts
package import Domain

/// A campaign as it stands, without its terms, cohorts and counters.
///
/// Source: domain §2.
package struct CampaignRow: Sendable, Hashable {
    /// The id.
    package var id: String
    /// The company.
    package var company: String
    /// Its state.
    package var status: CampaignStatus
    /// 1, +1 per change.
    package var version: Int64
    /// Everything that a command sets.
    package var fields: CampaignFields
    /// What it overrides of its template version's configuration; sparse.
    ///
    /// Source: domain §6.
    package var overrides: ConfigurationDocument
    /// Who issued E1, for E3.
    package var plannedBy: String?
    /// Whether it was ever active.
    package var wasActive: Bool
    /// Used, limit and cap at completion: the final utilization.
    package var finalUsed: Int64?
    /// When it was completed, by the clock.
    package var completedAt: Instant?
    /// The local date of completion or closing; no terms take effect after it.
    package var settledOn: CivilDate?
    /// The share of its bundle that it keeps since its completion or closing, in basis points.
    package var settledShareBp: Int64?
    /// Failed attempts of the transition that is due.
    package var attempts: Int64
    /// Failed attempts to start recruiting, which may be due beside the start itself.
    package var recruitAttempts: Int64
    /// When the transition that failed is tried again; nil when nothing failed, or never.
    package var retryAt: Instant?
    /// When recruiting is tried again; nil when nothing failed, or never.
    package var recruitRetryAt: Instant?
    /// Whether its data must be kept beyond every deadline.
    package var legalHold: Bool
    /// What it was copied from; nil when it was made from nothing.
    package var provenance: Provenance?
    /// When it was made.
    package var createdAt: Instant
    /// Who made it.
    package var createdBy: String
    /// When it last changed.
    package var updatedAt: Instant

    /// Makes a draft.
    package init(id: String, company: String, fields: CampaignFields, at clock: Instant, by: String)
    {
        self.id = id
        self.company = company
        status = .draft
        version = 1
        self.fields = fields
        overrides = [:]
        wasActive = false
        attempts = 0
        recruitAttempts = 0
        legalHold = false
        createdAt = clock
        createdBy = by
        updatedAt = clock
    }

    var body: JSON {
        var object: JSONObject = [
            "fields": .object(fields.json), "wasActive": .bool(wasActive),
            "attempts": .int(attempts), "recruitAttempts": .int(recruitAttempts),
            "createdAt": .int(createdAt.ms), "createdBy": .string(createdBy),
            "updatedAt": .int(updatedAt.ms),
        ]
        if !overrides.isEmpty { object["overrides"] = JSON(overrides) }
        if legalHold { object["legalHold"] = .bool(true) }
        object["retryAt"] = retryAt.map { .int($0.ms) }
        object["recruitRetryAt"] = recruitRetryAt.map { .int($0.ms) }
        object["provenance"] = provenance?.json
        object["plannedBy"] = plannedBy.map { .string($0) }
        object["finalUsed"] = finalUsed.map { .int($0) }
        object["settledOn"] = settledOn.map { .string($0.iso) }
        object["settledShareBp"] = settledShareBp.map { .int($0) }
        object["completedAt"] = completedAt.map { .int($0.ms) }
        return .object(object)
    }

    init?(id: String, company: String, status: String, version: Int64, body: JSONObject) {
        guard let status = CampaignStatus(rawValue: status),
            let fields = body["fields"]?.object.flatMap(CampaignFields.init(json:))
        else { return nil }
        self.id = id
        self.company = company
        self.status = status
        self.version = version
        self.fields = fields
        overrides = StoredConfiguration.document(body["overrides"])
        plannedBy = body["plannedBy"]?.string
        wasActive = body["wasActive"]?.bool ?? false
        finalUsed = body["finalUsed"]?.int
        completedAt = body["completedAt"]?.int.map { Instant(ms: $0) }
        settledOn = body["settledOn"]?.string.flatMap(CivilDate.init(iso:))
        settledShareBp = body["settledShareBp"]?.int
        attempts = body["attempts"]?.int ?? 0
        recruitAttempts = body["recruitAttempts"]?.int ?? 0
        retryAt = body["retryAt"]?.int.map { Instant(ms: $0) }
        recruitRetryAt = body["recruitRetryAt"]?.int.map { Instant(ms: $0) }
        legalHold = body["legalHold"]?.bool ?? false
        provenance = body["provenance"]?.object.flatMap(Provenance.init(json:))
        createdAt = Instant(ms: body["createdAt"]?.int ?? 0)
        createdBy = body["createdBy"]?.string ?? ""
        updatedAt = Instant(ms: body["updatedAt"]?.int ?? 0)
    }
}
