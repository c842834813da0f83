import Contracts
import Domain
import Storage

/// Places in cohorts. Source: domain §5.3.
extension CapacityActor {
    /// The cohorts as the rules take them: a kept place is as full as a taken one.
    var cohorts: [Cohort] {
        row.cohorts.map {
            Cohort(
                id: $0.id,
                ordinal: $0.ordinal,
                status: $0.status,
                maxSize: $0.maxSize,
                activeVolunteers: $0.volunteers,
                activeBeneficiaries: $0.beneficiaries + $0.held
            )
        }
    }

    /// Where somebody would go; `wish` is ignored by facts that name an unknown cohort.
    ///
    /// `hold` keeps a place for them, which is free to them alone.
    func place(
        role: ParticipantRole,
        wish: String?,
        isFact: Bool,
        besides hold: HoldRow? = nil
    ) -> PlacementResult {
        var cohorts = cohorts
        if let hold, hold.role == .beneficiary,
            let index = cohorts.firstIndex(where: { $0.id == hold.cohort })
        {
            cohorts[index].activeBeneficiaries -= 1
        }
        return Placement.place(
            role: role,
            requested: wish,
            cohorts: cohorts,
            autoSplit: row.cohorts.last?.autoSplit ?? false,
            isFact: isFact
        )
    }

    /// Adds a cohort that the campaign made.
    func add(_ instance: InstanceRow) {
        let size = instance.cohort
        row.cohorts.append(
            CapacityRow.CohortCount(
                id: instance.id,
                ordinal: instance.ordinal,
                status: instance.status,
                maxSize: size.maxSize,
                autoSplit: size.autoSplit
            )
        )
        marks?.mayPromote = true
    }

    /// Counts somebody in or out of a cohort.
    func count(_ role: ParticipantRole, in instance: String?, by amount: Int64) {
        guard let index = row.cohorts.firstIndex(where: { $0.id == instance }) else {
            row.unassigned += amount
            return
        }
        switch role {
        case .volunteer: row.cohorts[index].volunteers += amount
        case .beneficiary: row.cohorts[index].beneficiaries += amount
        }
        if amount < 0 { marks?.mayPromote = true }
    }

    /// Gives those without a cohort a place, in enrollment order, as far as there are places.
    ///
    /// When a further class is needed it stops there and remembers the wish: open a class and
    /// call again.
    func placeUnassigned(_ context: FoldContext) throws {
        guard row.unassigned > 0, row.cohorts.contains(where: \.status.isOpen) else { return }
        var last: Int64 = 0
        while true {
            let page = try context.tables.enrollments.unassigned(
                campaign: row.campaign,
                behind: last
            )
            for enrollment in page {
                last = enrollment.seq
                switch place(role: enrollment.role, wish: nil, isFact: false) {
                case .instance(let id, let overClass):
                    try place(enrollment, in: id, overClass: overClass, context)
                case .split:
                    wantsClass = true
                    return
                case .unassigned, .refused: continue
                }
            }
            if page.count < EnrollmentTable.pageSize { return }
        }
    }

    /// Whether a further class is needed for those without a cohort; asking forgets it.
    func takeClassWish() -> Bool {
        defer { wantsClass = false }
        return wantsClass
    }

    private func place(
        _ unassigned: EnrollmentRow,
        in id: String,
        overClass: Bool,
        _ context: FoldContext
    ) throws {
        var enrollment = unassigned
        row.unassigned -= 1
        count(enrollment.role, in: id, by: 1)
        enrollment.instance = id
        enrollment.overClass = overClass
        try context.tables.enrollments.update(enrollment)
        try context.quotas.count(enrollment, before: unassigned, context)
        try context.metrics.count(enrollment, before: unassigned, context)
        try context.emit(
            row.company,
            campaign: row.campaign,
            EnrollmentPlaced(
                campaign: row.campaign,
                enrollmentId: enrollment.id,
                participantId: enrollment.participant,
                role: enrollment.role,
                instanceId: id,
                overClass: overClass
            )
        )
    }
}
