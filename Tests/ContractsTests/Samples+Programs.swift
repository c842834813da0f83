import Contracts
import Domain

extension Samples {
    /// What became of configurations, versions and prices.
    static let programs: [(String, any OutputBody)] = [
        (
            "headroom.campaign.config_overridden.v1",
            CampaignConfigOverridden(
                campaign: "c-german-berlin",
                layer: .instance,
                instanceId: "ins_veridia_41_2",
                rows: [
                    .init(
                        path: "/matching/criteria/languages",
                        baseValue: .array([.string("en")]),
                        value: .array([.string("uk"), .string("no")]),
                        changed: true
                    ),
                    .init(path: "/session/maxPerWeek", baseValue: .int(5), changed: false),
                    .init(path: "/session/topics", value: .array([]), changed: true),
                ]
            )
        ),
        (
            "headroom.campaign.migrated.v1",
            CampaignMigrated(
                campaign: "c-german-berlin",
                migrationId: "mig_veridia_812_1",
                fromVersion: "t-german-1@1",
                toVersion: "t-german-1@2",
                diffClass: .breaking,
                rollback: false
            )
        ),
        (
            "headroom.program.version_deprecated.v1",
            ProgramVersionDeprecated(
                templateId: "t-german-1",
                versionId: "t-german-1@1",
                programType: "language_connect",
                supersededBy: "t-german-1@2"
            )
        ),
        (
            "headroom.program.version_archived.v1",
            ProgramVersionArchived(
                templateId: "t-german-1",
                versionId: "t-german-1@1",
                programType: "language_connect",
                supersededBy: "t-german-1@2"
            )
        ),
        (
            "headroom.program.pricebook_published.v1",
            ProgramPricebookPublished(
                currency: .nok,
                effectiveFrom: CivilDate(iso: "2026-05-01") ?? CivilDate(dayNumber: 0)
            )
        ),
    ]
}
