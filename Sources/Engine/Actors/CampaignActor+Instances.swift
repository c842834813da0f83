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
        if instances.isEmpty, let template = around.template, let content = around.content {
            orders.append(try open(.auto, template.id, content, status: .active, context))
        }
        for index in instances.indices
        where instances[index].status == .planned && instances[index].startDate <= today {
            orders += try move(index, to: .active, cascade: false, trigger: .system, context)
        }
        return orders
    }

    /// Opens a further cohort by itself: the first one, or one more because all are full.
    ///
    /// Source: domain §5.2.
    func open(
        _ kind: ProvenanceKind,
        _ version: String,
        _ content: VersionContent,
        status: InstanceStatus,
        _ context: FoldContext
    ) throws -> CapacityOrder {
        let newest = instances.last
        let ordinal = (newest?.ordinal ?? 0) + 1
        let unknown = CivilDate(dayNumber: 0)
        let by = "system"
        let provenance =
            newest.map {
                Provenance.derived(
                    kind,
                    from: $0.id,
                    whichCameFrom: $0.provenance,
                    at: context.clock,
                    by: by
                )
            } ?? Provenance(kind: kind, at: context.clock, by: by)
        let layers = layers(content, keeping: newest?.overrides ?? [:])
        let instance = InstanceRow(
            id: context.id("ins", company: row.company),
            campaign: row.id,
            ordinal: ordinal,
            name: InstancePlan.name(ofCohort: ordinal, campaign: row.fields.name ?? row.id),
            startDate: newest?.startDate ?? row.fields.startDate ?? unknown,
            endDate: newest?.endDate ?? row.fields.endDate ?? unknown,
            status: status,
            templateVersion: version,
            provenance: provenance,
            campaignOverrides: row.overrides,
            overrides: layers.overrides,
            config: StoredConfiguration(layers.config)
        )
        return try add(instance, over: effective(content), by: by, context)
    }

    /// Adds a cohort, and says so and what it overrides of the campaign's configuration.
    func add(
        _ instance: InstanceRow,
        over parent: ConfigurationDocument,
        by: String,
        _ context: FoldContext
    ) throws -> CapacityOrder {
        instances.append(instance)
        try context.tables.instances.save(instance)
        try context.emit(
            row.company,
            campaign: row.id,
            InstanceCreated(
                campaign: row.id,
                instanceId: instance.id,
                ordinal: instance.ordinal,
                name: instance.name,
                startDate: instance.startDate,
                endDate: instance.endDate,
                status: instance.status,
                templateVersionId: instance.templateVersion,
                provenance: instance.provenance.json
            )
        )
        if !instance.overrides.isEmpty {
            try audit(instance.overrides, over: parent, of: instance.id, by: by, context)
            try tell(
                from: [:],
                to: instance.overrides,
                over: parent,
                of: instance.id,
                context
            )
        }
        return .cohort(instance)
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

    /// A cohort reached its first day, or its last one while its campaign goes on.
    func clock(
        _ id: String,
        to target: InstanceStatus,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> [CapacityOrder] {
        let from: InstanceStatus = target == .active ? .planned : .active
        guard row.status == .active,
            let index = instances.firstIndex(where: { $0.id == id }),
            instances[index].status == from
        else { return [] }
        let orders = try move(index, to: target, cascade: false, trigger: .clock, context)
        try schedule(company, context)
        return orders
    }

    /// Moves a cohort on and says so; what was due for it is planned anew by `schedule`.
    func move(
        _ index: Int,
        to target: InstanceStatus,
        cascade: Bool,
        trigger: TransitionTrigger,
        _ context: FoldContext
    ) throws -> [CapacityOrder] {
        let from = instances[index].status
        instances[index].status = target
        instances[index].version += 1
        if target == .active { instances[index].wasActive = true }
        if target == .completed {
            instances[index].outcome = instances[index].wasActive ? .finished : .canceled
        }
        let instance = instances[index]
        try context.tables.due.cancelAll(entity: instance.id)
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
