/// What placement looks at in a program instance.
package struct Cohort: Hashable, Sendable {
    /// The instance's id.
    package let id: String
    /// Its number in the campaign, from 1.
    package let ordinal: Int64
    /// Its state.
    package let status: InstanceStatus
    /// The beneficiaries it takes at most; 0 is no limit.
    package let maxSize: Int64
    /// The volunteers active in it.
    package let activeVolunteers: Int64
    /// The beneficiaries active in it.
    package var activeBeneficiaries: Int64

    /// The facts of one instance.
    package init(
        id: String,
        ordinal: Int64,
        status: InstanceStatus,
        maxSize: Int64,
        activeVolunteers: Int64,
        activeBeneficiaries: Int64
    ) {
        self.id = id
        self.ordinal = ordinal
        self.status = status
        self.maxSize = maxSize
        self.activeVolunteers = activeVolunteers
        self.activeBeneficiaries = activeBeneficiaries
    }

    /// Whether a person may be placed in it.
    package var isOpen: Bool { status.isOpen }

    /// Whether it takes no further beneficiary.
    package var isFull: Bool { maxSize > 0 && activeBeneficiaries >= maxSize }
}
