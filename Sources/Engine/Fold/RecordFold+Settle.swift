import Contracts
import Domain
import Storage

/// Steps 6 to 9: what follows from a record once the actors have applied it.
extension RecordFold {
    /// Resolves parked inputs, promotes, evaluates alerts and looks for upsell.
    ///
    /// A promotion makes an enrollment for which inputs may be parked, and those may make room
    /// again, so the first two steps are repeated until nothing new exists.
    mutating func settle() throws {
        repeat {
            if !context.freshKeys.isEmpty { try resolveParked() }
            try wakeForQuotas()
            try returnLoans()
            try promoteAll()
        } while !context.freshKeys.isEmpty
        guard !context.touched.isEmpty else { return try tellQuotas() }
        let ids = context.touched.sorted()
        let context = context
        for id in ids {
            guard let pair = try actors.campaign(id, context) else { continue }
            let zone = try company(pair.company)?.zoneTable
            let campaign = pair.campaign
            try pair.capacity.assumeIsolated { capacity in
                if capacity.hasVolunteersChanged, let zone {
                    try capacity.note(day: zone.localDate(at: context.clock), context)
                }
                if capacity.hasModelChanged, let zone,
                    campaign.assumeIsolated({ $0.view.status.isLive })
                {
                    let today = zone.localDate(at: context.clock)
                    try context.metrics.tally(id, context).head.modelSince = today
                }
                if let zone, let change = capacity.useChange {
                    try context.metrics.tally(id, context).note(
                        zone.localDate(at: context.clock),
                        before: change.before,
                        used: change.used,
                        limit: change.limit,
                        context.tables
                    )
                }
                try capacity.announce(context)
            }
        }
        var alerted: [String] = []
        for id in ids {
            guard let pair = try actors.campaign(id, context) else { continue }
            let view = pair.campaign.assumeIsolated { $0.view }
            let catalog = actors.catalog
            let wasSent = try pair.capacity.assumeIsolated {
                try $0.evaluateAlerts(view, catalog, context)
            }
            if wasSent { alerted.append(id) }
        }
        try tellQuotas()
        for id in alerted { try evaluateUpsell(id) }
    }

    /// Step 7: lets in whoever can be let in; what is lent for it may touch further campaigns.
    private mutating func promoteAll() throws {
        var done: Set<String> = []
        while true {
            let left = context.touched.subtracting(done).sorted()
            if left.isEmpty { return }
            for id in left {
                try promote(id)
                done.insert(id)
            }
        }
    }

    private mutating func promote(_ id: String) throws {
        guard let pair = try actors.campaign(id, context),
            pair.capacity.assumeIsolated({ $0.marks?.mayPromote == true }),
            let company = try company(pair.company)
        else { return }
        let context = context
        let isSuspended = company.status == .suspended
        var nobodyLends = false
        while true {
            let view = pair.campaign.assumeIsolated { $0.view }
            let promoted = try pair.capacity.assumeIsolated { [nobodyLends] in
                try $0.promote(
                    view,
                    isCompanySuspended: isSuspended,
                    nobodyLends: nobodyLends,
                    context
                )
            }
            try bill(promoted.facts, view, company)
            if promoted.needsLoan {
                nobodyLends = try !borrow(for: pair)
            } else if promoted.needsSplit {
                try split(pair, company)
            } else {
                return
            }
        }
    }
}
