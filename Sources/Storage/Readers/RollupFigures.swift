import Domain

/// Turns counters into the figures that people read.
struct RollupFigures {
    /// Impact scores added up.
    struct Impact {
        var sum: Int64 = 0
        var volunteers: Int64 = 0
    }

    /// What an hour of a volunteer is worth in minor units; nil without a price book.
    let hourValueMinor: Int64?
    /// Retention by cohort, and of the whole.
    var retention: [String: Int64] = [:]
    /// Impact scores by cohort, and of the whole.
    var impact: [String: Impact] = [:]

    init(hourValueMinor: Int64?) { self.hourValueMinor = hourValueMinor }

    /// The figures of a campaign or a cohort that counters tell.
    func values(_ rollup: Rollup, instance: String, spentMinor: Int64?) -> MetricValues {
        var values = MetricValues()
        values[.activeVolunteers] = rollup[.volunteersActive]
        values[.activeBeneficiaries] = rollup[.beneficiariesActive]
        values[.everVolunteers] = rollup[.volunteersEver]
        values[.everBeneficiaries] = rollup[.beneficiariesEver]
        values[.reached] = rollup[.reached]
        values[.served] = rollup[.served]
        values[.sessions] = rollup[.sessions]
        values[.sessionMinutes] = rollup[.sessionMinutes]
        values[.volunteerMinutes] = rollup[.volunteerMinutes]
        values[.creditsMc] = rollup[.creditsMc]
        values[.completed] = rollup[.beneficiariesCompleted]
        values[.withdrawn] = rollup[.beneficiariesWithdrawn]
        values[.impactPoints] = rollup[.points]
        values[.dropoutBp] = rollup.dropoutBp
        values[.sessionsPerParticipant] = rollup.sessionsPerParticipant
        values[.retentionBp] = retention[instance]
        for dimension in OutcomeDimension.allCases {
            values[.mean(of: dimension)] = rollup.meanBp(of: dimension)
        }
        let scores = impact[instance] ?? Impact()
        values[.visSum] = scores.sum
        values[.visVolunteers] = scores.volunteers
        values[.vis] = VolunteerImpact.mean(sum: scores.sum, volunteers: scores.volunteers)
        values[.socialValue] = rollup[.socialValueMinor]
        values[.spent] = spentMinor
        guard let spentMinor, let hourValueMinor else { return values }
        let investment = SocialReturn.investmentMinor(
            spentMinor: spentMinor,
            volunteerMinutes: rollup[.volunteerMinutes],
            hourValueMinor: hourValueMinor
        )
        values[.investment] = investment
        values[.sroi] = investment.flatMap {
            SocialReturn.hundredths(
                socialValueMinor: rollup[.socialValueMinor],
                investmentMinor: $0,
                hasScores: rollup[.scored] > 0
            )
        }
        return values
    }
}
