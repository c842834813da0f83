package import Domain

/// What a campaign uses of what it was sold, and what its alerts remember.
///
/// Source: domain §7, §8.
package struct CapacityRow: Sendable, Hashable {
    /// What a place in a cohort costs it, and how full it is.
    package struct CohortCount: Sendable, Hashable {
        /// The cohort.
        package var id: String
        /// The ordinal: 1, 2, 3 and so on.
        package var ordinal: Int64
        /// Its state.
        package var status: InstanceStatus
        /// Beneficiaries it takes, 0 for any number.
        package var maxSize: Int64
        /// Whether a full class opens another one.
        package var autoSplit: Bool
        /// Active volunteers in it.
        package var volunteers: Int64
        /// Active beneficiaries in it.
        package var beneficiaries: Int64
        /// Beneficiaries for whom a place is kept in it.
        package var held: Int64

        /// Makes an empty cohort.
        package init(
            id: String,
            ordinal: Int64,
            status: InstanceStatus,
            maxSize: Int64,
            autoSplit: Bool
        ) {
            self.id = id
            self.ordinal = ordinal
            self.status = status
            self.maxSize = maxSize
            self.autoSplit = autoSplit
            volunteers = 0
            beneficiaries = 0
            held = 0
        }
    }

    /// The campaign.
    package var campaign: String
    /// The company.
    package var company: String
    /// The pricing model.
    package var model: PricingModel
    /// How often the model changed.
    package var modelEpoch: Int64
    /// The subscription of a bundle; nil for any other model.
    package var subscription: String?
    /// L of a model other than bundle; of a bundle the share that is its own.
    package var ownLimit: Int64
    /// Units borrowed from siblings; 0 outside bundles.
    package var borrowed: Int64
    /// Units lent to siblings; 0 outside bundles.
    package var lent: Int64
    /// Percent beyond the limit, 0 to 50.
    package var overbookPct: Int64
    /// Distinct volunteers with an active enrollment.
    package var volunteers: Int64
    /// Distinct beneficiaries with an active enrollment.
    package var beneficiaries: Int64
    /// Distinct beneficiaries with an active enrollment, or served.
    package var learners: Int64
    /// Distinct beneficiaries with a support of "served".
    package var served: Int64
    /// Thousandths of a credit of the activities recorded under credit terms.
    package var creditsMc: Int64
    /// Sessions held, voided ones excepted.
    package var sessions: Int64
    /// Volunteers who wait.
    package var waitingVolunteers: Int64
    /// Beneficiaries who wait.
    package var waitingBeneficiaries: Int64
    /// Volunteers for whom a hold or an offer keeps a place.
    package var heldVolunteers: Int64
    /// Beneficiaries for whom a hold or an offer keeps a place.
    package var heldBeneficiaries: Int64
    /// Those of them who are not served and so take a unit of learners.
    package var heldLearners: Int64
    /// Active enrollments without a cohort.
    package var unassigned: Int64
    /// The largest U at the end of a record.
    package var peakUsed: Int64
    /// The volunteers of the latest local day on which their number changed.
    package var day: VolunteerDay?
    /// The cohorts in order.
    package var cohorts: [CohortCount]
    /// What the alerts remember.
    package var alerts: AlertMemory

    /// Makes an empty campaign.
    package init(campaign: String, company: String, model: PricingModel, overbookPct: Int64) {
        self.campaign = campaign
        self.company = company
        self.model = model
        modelEpoch = 0
        ownLimit = 0
        borrowed = 0
        lent = 0
        self.overbookPct = overbookPct
        volunteers = 0
        beneficiaries = 0
        learners = 0
        creditsMc = 0
        sessions = 0
        waitingVolunteers = 0
        waitingBeneficiaries = 0
        heldVolunteers = 0
        heldBeneficiaries = 0
        heldLearners = 0
        unassigned = 0
        served = 0
        peakUsed = 0
        cohorts = []
        alerts = AlertMemory()
    }

    /// L: with what was borrowed and without what was lent.
    package var limit: Int64 { ownLimit + borrowed - lent }

    /// U, by the model of today.
    ///
    /// Source: domain §7.1.
    package var used: Int64 { used(under: model) }

    /// U as a model would count it.
    package func used(under model: PricingModel) -> Int64 {
        switch model {
        case .seats, .custom: volunteers
        case .iaas, .bundle: learners
        case .credits: creditsMc
        }
    }

    /// W: everybody who waits.
    package var waiting: Int64 { waitingVolunteers + waitingBeneficiaries }

    /// H: the units that holds and offers keep, by the model of today; credits are never held.
    package var held: Int64 {
        switch model {
        case .seats, .custom: heldVolunteers
        case .iaas, .bundle: heldLearners
        case .credits: 0
        }
    }

    /// The holds and offers that stand, whatever they take.
    package var holders: Int64 { heldVolunteers + heldBeneficiaries }

    /// U, H, L and C as the rules take them.
    package var room: Room {
        Room(model: model, limit: limit, overbookPct: overbookPct, used: used, held: held)
    }
}
