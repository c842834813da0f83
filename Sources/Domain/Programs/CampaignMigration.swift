/// Whether a campaign may go to another version of its template, and back.
///
/// Source: domain §14.
package enum CampaignMigration {
    /// How long a migration may be taken back: 30 days.
    package static let rollbackMilliseconds: Int64 = 30 * 86_400_000

    /// Why a migration is refused, in the order of the document; empty when nothing is against it.
    package static func refusals(
        fromTemplate: String,
        version: String,
        toTemplate: String,
        version target: String,
        status: VersionStatus
    ) -> [ReasonCode] {
        var reasons: [ReasonCode] = []
        if fromTemplate != toTemplate { reasons.append(.differentFamily) }
        if status != .active { reasons.append(.versionNotActive) }
        if version == target { reasons.append(.alreadyOnVersion) }
        return reasons
    }

    /// Why a migration is not taken back, in the order of the document.
    ///
    /// `hasNewOverrides` says whether the overrides are others than the migration left.
    package static func rollbackRefusals(
        migratedAt: Instant,
        now: Instant,
        hasNewOverrides: Bool
    ) -> [ReasonCode] {
        var reasons: [ReasonCode] = []
        let age = now.ms - migratedAt.ms
        if age > rollbackMilliseconds { reasons.append(.rollbackExpired) }
        if hasNewOverrides { reasons.append(.rollbackConflict) }
        return reasons
    }
}
