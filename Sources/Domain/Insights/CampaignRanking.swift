/// A company's campaigns of one type of program compared by one figure.
///
/// Source: domain §17.
package struct CampaignRanking: Hashable, Sendable {
    /// What campaigns are compared by.
    package enum Figure: String, CaseIterable, Sendable {
        /// The social return in hundredths.
        case sroi
        /// Use in basis points of the limit.
        case utilization
    }

    /// A campaign that may be compared.
    package struct Entry: Hashable, Sendable {
        /// The campaign.
        package let campaign: String
        /// Its type of program.
        package let programType: ProgramType
        /// Its social return in hundredths; nil while it is unknown.
        package let sroi: Int64?
        /// Its use in basis points of the limit; nil for a limit of 0.
        package let utilizationBp: Int64?

        /// A campaign and its figures.
        package init(
            campaign: String,
            programType: ProgramType,
            sroi: Int64?,
            utilizationBp: Int64?
        ) {
            self.campaign = campaign
            self.programType = programType
            self.sroi = sroi
            self.utilizationBp = utilizationBp
        }

        fileprivate func value(of figure: Figure) -> Int64? {
            switch figure {
            case .sroi: sroi
            case .utilization: utilizationBp
            }
        }
    }

    /// A campaign's place.
    package struct Place: Hashable, Sendable {
        /// The campaign.
        package let campaign: String
        /// Its figure.
        package let value: Int64
        /// 1 for the highest figure; equal figures share a rank and the next ones are left out.
        package let rank: Int64
        /// How many percent of the others have a lower figure, rounded down.
        package let percentile: Int64
    }

    /// The places by rank, equal ones by id; empty with fewer than two campaigns with data.
    package let places: [Place]

    /// Compares the campaigns of a type of program that have the figure.
    package init(_ entries: [Entry], among type: ProgramType, by figure: Figure) {
        let known = entries.filter { $0.programType == type }
            .compactMap { entry in entry.value(of: figure).map { (entry.campaign, $0) } }
            .sorted { first, second in
                first.1 == second.1
                    ? Identifier.isBefore(first.0, second.0) : first.1 > second.1
            }
        guard known.count >= 2 else {
            places = []
            return
        }
        var firstOfRank = 0
        var places: [Place] = []
        for (index, (campaign, value)) in known.enumerated() {
            if value != known[firstOfRank].1 { firstOfRank = index }
            let end = known[index...].firstIndex { $0.1 != value } ?? known.count
            places.append(
                Place(
                    campaign: campaign,
                    value: value,
                    rank: Int64(firstOfRank + 1),
                    percentile: Int64(100 * (known.count - end) / (known.count - 1))
                )
            )
        }
        self.places = places
    }
}
