import Contracts
import Domain

/// A transition that somebody ordered for later, as the model keeps it.
final class ModelOrder {
    let id: String
    let campaign: String
    let target: String
    let orderedFor: Instant
    let date: CivilDate?
    let reason: String?
    let wants: ScheduledPreconditions
    let by: Principal
    var state = "pending"
    var attempts: Int64 = 0
    var codes: [String] = []
    var nextAt: Instant
    var version: Int64 = 1

    init(
        id: String,
        _ wish: ScheduleCreate,
        at moment: Instant,
        date: CivilDate?,
        reason: String?,
        by: Principal
    ) {
        self.id = id
        campaign = wish.campaignId
        target = wish.target.rawValue
        orderedFor = moment
        nextAt = moment
        self.date = date
        self.reason = reason
        wants = wish.preconditions
        self.by = by
    }

    var isOpen: Bool { state == "pending" || state == "deferred" }
}
