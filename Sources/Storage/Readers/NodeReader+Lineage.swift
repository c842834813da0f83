import Contracts
import Domain

extension NodeReader {
    /// A line of copies is followed so far at most.
    private static let longestLine = 1000

    /// Where a campaign or a cohort comes from: itself, what it was made from, and so on.
    ///
    /// The first one of the line is the last entry; empty when there is neither with that id.
    /// Source: domain §2, §15.
    package func lineage(_ id: String) async throws(StorageFault) -> AsOf<[LineageEntry]> {
        try await look { view in
            let tables = (
                campaigns: try CampaignTable(view.connection),
                instances: try InstanceTable(view.connection)
            )
            var line: [LineageEntry] = []
            var next: String? = id
            while let id = next, line.count < Self.longestLine {
                if let campaign = try tables.campaigns.find(id) {
                    line.append(
                        LineageEntry(
                            kind: .campaign,
                            id: id,
                            name: campaign.fields.name,
                            campaign: nil,
                            provenance: campaign.provenance
                        )
                    )
                } else if let campaign = try tables.instances.campaign(ofInstance: id),
                    let row = try tables.instances.find(campaign: campaign)
                        .first(where: { $0.id == id })
                {
                    line.append(
                        LineageEntry(
                            kind: .instance,
                            id: id,
                            name: row.name,
                            campaign: campaign,
                            provenance: row.provenance
                        )
                    )
                } else {
                    break
                }
                next = line.last?.provenance?.fromId
            }
            return line
        }
    }
}
