package import Contracts
package import Domain

/// What would become of a campaign under another version of its template.
///
/// Source: domain §14.
package struct MigrationPreview: Sendable, Hashable {
    /// The campaign.
    package let campaign: String
    /// The version it has.
    package let from: String
    /// The version it would have.
    package let to: String
    /// Why it would be refused whatever is said about conflicts.
    package let refusals: [ReasonCode]
    /// Every override with what becomes of it.
    package let plan: MigrationPlan

    /// The preview as an object of the command line and the API.
    package var json: JSONObject {
        [
            "campaignId": .string(campaign), "from": .string(from), "to": .string(to),
            "class": .string(plan.diff.class.rawValue),
            "codes": .array(refusals.map { .string($0.rawValue) }),
            "conflicts": .array(conflicts.map { .string($0) }),
            "overrides": .array(plan.campaign.leaves.map { .object(Self.json($0)) }),
            "instances": .array(
                plan.instances.map { instance in
                    let leaves = plan.preview(of: instance).leaves
                    return .object([
                        "instanceId": .string(instance.id),
                        "overrides": .array(leaves.map { .object(Self.json($0)) }),
                    ])
                }
            ),
            "oldConfig": JSON(plan.campaign.oldEffective),
            "newConfig": JSON(plan.campaign.newEffective),
        ]
    }

    /// The paths that need a resolution, of the campaign and of the cohorts that would go along.
    package var conflicts: [String] {
        let all =
            plan.campaign.conflicts
            + plan.instances.flatMap { plan.preview(of: $0).conflicts }
        return Set(all).sorted(by: Identifier.isBefore)
    }

    private static func json(_ leaf: OverrideMigration.Leaf) -> JSONObject {
        var object: JSONObject = ["path": .string(leaf.path), "value": JSON(leaf.value)]
        switch leaf.verdict {
        case .keep: object["verdict"] = .string("keep")
        case .drop: object["verdict"] = .string("drop")
        case .conflict(let codes):
            object["verdict"] = .string("conflict")
            object["codes"] = .array(codes.map { .string($0.rawValue) })
        }
        return object
    }
}
