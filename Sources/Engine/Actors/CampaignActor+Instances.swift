import Contracts
import Domain
import Storage

/// The cohorts of a campaign. Source: domain §5.
extension CampaignActor {
    /// What activation and resumption do to cohorts.
    func activate(
        _ edge: CampaignEdge,
        _ wish: Wish,
        _ around: Surroundings,
        _ today: CivilDate,
        _ context: FoldContext
    ) throws -> [CapacityOrder] {
        var orders: [CapacityOrder] = []
        if edge == .e12 {
            for index in instances.indices where instances[index].pausedByCascade {
                instances[index].pausedByCascade = false
                orders += try move(
                    index,
                    to: .active,
                    cascade: true,
                    trigger: wish.trigger,
                    context
                )
            }
        }
        if instances.isEmpty, let template = around.template {
            orders.append(try open(.auto, template, status: .active, context))
        }
        for index in instances.indices
        where instances[index].status == .planned && instances[index].startDate <= today {
            orders += try move(index, to: .active, cascade: false, trigger: .system, context)
        }
        return orders
    }

    /// Why a cohort is opened.
    enum Opening: String {
        /// The campaign became active without one.
        case auto
        /// Every class was full.
        case split
    }

    /// Opens a further cohort.
    ///
    /// Source: domain §5.2.
    func open(
        _ opening: Opening,
        _ template: TemplateVersionRow,
        status: InstanceStatus,
        _ context: FoldContext
    ) throws -> CapacityOrder {
        let ordinal = (instances.last?.ordinal ?? 0) + 1
        let today = CivilDate(dayNumber: 0)
        let instance = InstanceRow(
            id: context.id("ins", company: row.company),
            campaign: row.id,
            ordinal: ordinal,
            name: "\(row.fields.name ?? row.id) – Cohort \(ordinal)",
            startDate: instances.last?.startDate ?? row.fields.startDate ?? today,
            endDate: instances.last?.endDate ?? row.fields.endDate ?? today,
            status: status,
            templateVersion: template.id,
            provenance: opening.rawValue
        )
        var provenance: JSONObject = [
            "kind": .string(opening.rawValue), "at": .string(context.clock.rfc3339),
            "by": .string("system"),
        ]
        provenance["fromId"] = instances.last.map { .string($0.id) }
        instances.append(instance)
        try context.tables.instances.save(instance)
        try context.emit(
            row.company,
            campaign: row.id,
            InstanceCreated(
                campaign: row.id,
                instanceId: instance.id,
                ordinal: ordinal,
                name: instance.name,
                startDate: instance.startDate,
                endDate: instance.endDate,
                status: status,
                templateVersionId: template.id,
                provenance: .object(provenance)
            )
        )
        return .cohort(instance, template.cohort)
    }

    /// Moves all cohorts that are in one of the states.
    func moveInstances(
        from states: [InstanceStatus],
        to target: InstanceStatus,
        cascade: Bool,
        trigger: TransitionTrigger,
        _ context: FoldContext
    ) throws -> [CapacityOrder] {
        var orders: [CapacityOrder] = []
        for index in instances.indices where states.contains(instances[index].status) {
            if target == .paused { instances[index].pausedByCascade = cascade }
            orders += try move(index, to: target, cascade: cascade, trigger: trigger, context)
        }
        return orders
    }

    /// A cohort reached its last day while its campaign goes on.
    func completeInstance(_ id: String, _ context: FoldContext) throws -> [CapacityOrder] {
        guard let index = instances.firstIndex(where: { $0.id == id }),
            instances[index].status == .active
        else { return [] }
        return try move(index, to: .completed, cascade: false, trigger: .clock, context)
    }

    private func move(
        _ index: Int,
        to target: InstanceStatus,
        cascade: Bool,
        trigger: TransitionTrigger,
        _ context: FoldContext
    ) throws -> [CapacityOrder] {
        let from = instances[index].status
        instances[index].status = target
        if target == .active { instances[index].wasActive = true }
        if target == .completed {
            instances[index].outcome = instances[index].wasActive ? .finished : .canceled
        }
        let instance = instances[index]
        try context.tables.instances.save(instance)
        try context.emit(
            row.company,
            campaign: row.id,
            InstanceStatusChanged(
                campaign: row.id,
                instanceId: instance.id,
                from: from,
                to: target,
                trigger: trigger,
                cascade: cascade,
                outcome: instance.outcome?.rawValue
            )
        )
        return [.cohortStatus(id: instance.id, target)]
    }
}
