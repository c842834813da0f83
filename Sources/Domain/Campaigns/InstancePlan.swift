/// What a new instance is, before it has an id and a configuration.
///
/// Source: domain §5.2.
package struct InstancePlan: Hashable, Sendable {
    /// Its number in the campaign, from 1.
    package let ordinal: Int64
    /// Its name.
    package let name: String
    /// Its dates.
    package let dates: CivilRange
    /// The state it begins in.
    package let status: InstanceStatus
    /// How it comes to be.
    package let kind: ProvenanceKind

    /// The instance that activation makes when there is none: the whole campaign, running.
    package static func auto(campaign name: String, dates: CivilRange) -> Self {
        Self(
            ordinal: 1,
            name: self.name(ofCohort: 1, campaign: name),
            dates: dates,
            status: .active,
            kind: .auto
        )
    }

    /// The instance that opens because every open one is full, with the dates of the newest.
    package static func split(
        campaign name: String,
        highestOrdinal: Int64,
        dates: CivilRange,
        isCampaignActive: Bool
    ) -> Self {
        Self(
            ordinal: highestOrdinal + 1,
            name: self.name(ofCohort: highestOrdinal + 1, campaign: name),
            dates: dates,
            status: isCampaignActive ? .active : .planned,
            kind: .split
        )
    }

    /// The instance that a person asked for; `highestOrdinal` is 0 for the first one.
    package static func manual(
        campaign name: String,
        chosenName: String?,
        highestOrdinal: Int64,
        dates: CivilRange
    ) -> Self {
        Self(
            ordinal: highestOrdinal + 1,
            name: chosenName ?? self.name(ofCohort: highestOrdinal + 1, campaign: name),
            dates: dates,
            status: .planned,
            kind: .manual
        )
    }

    /// The copies of an instance, one after the other.
    ///
    /// A chosen name is that of a single copy; several carry it with their numbers.
    package static func clones(
        campaign name: String,
        chosenName: String?,
        highestOrdinal: Int64,
        dates: [CivilRange]
    ) -> [Self] {
        dates.enumerated().map { index, range in
            let ordinal = highestOrdinal + 1 + Int64(index)
            let numbered = self.name(ofCohort: ordinal, campaign: chosenName ?? name)
            return Self(
                ordinal: ordinal,
                name: dates.count == 1 ? chosenName ?? numbered : numbered,
                dates: range,
                status: .planned,
                kind: .clone
            )
        }
    }

    /// The name of the n-th cohort of a campaign: `<campaign> – Cohort n`.
    package static func name(ofCohort ordinal: Int64, campaign: String) -> String {
        "\(campaign) – Cohort \(ordinal)"
    }
}
