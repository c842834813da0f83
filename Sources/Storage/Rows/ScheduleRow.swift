package import Contracts
package import Domain

/// A move of a campaign that a person ordered for a later moment, as it is stored.
///
/// Source: domain §20.
package struct ScheduleRow: Sendable, Hashable {
    /// The company.
    package var company: String
    /// The campaign.
    package var campaign: String
    /// What was ordered and how far it has come.
    package var order: ScheduledTransition
    /// The date whose local midnight it was ordered for; nil when it was ordered for an instant.
    package var dueDate: CivilDate?
    /// When it was ordered.
    package var createdAt: Instant
    /// Who ordered it; the move is made in that name.
    package var createdBy: String
    /// The role of whoever ordered it, which the move needs as a command would.
    package var role: Principal.Role
    /// When it last changed.
    package var updatedAt: Instant
    /// 1, +1 per change.
    package var version: Int64

    /// Makes a new order.
    package init(
        company: String,
        campaign: String,
        order: ScheduledTransition,
        dueDate: CivilDate?,
        at clock: Instant,
        by principal: Principal
    ) {
        self.company = company
        self.campaign = campaign
        self.order = order
        self.dueDate = dueDate
        createdAt = clock
        createdBy = principal.id
        role = principal.role
        updatedAt = clock
        version = 1
    }

    /// The id.
    package var id: String { order.id }

    /// Takes the next state of the order; nothing changes when it is the same one.
    ///
    /// Returns whether there is something to write.
    package mutating func advance(to next: ScheduledTransition, at clock: Instant) -> Bool {
        guard next != order else { return false }
        order = next
        version += 1
        updatedAt = clock
        return true
    }

    /// The order as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "companyId": .string(company), "campaignId": .string(campaign),
            "target": .string(order.target.rawValue), "state": .string(order.state.rawValue),
            "dueAt": .string(order.orderedFor.rfc3339), "attempts": .int(order.attempts),
            "lastCodes": .array(order.lastCodes.map { .string($0.rawValue) }),
            "createdAt": .string(createdAt.rfc3339), "createdBy": .string(createdBy),
            "updatedAt": .string(updatedAt.rfc3339), "version": .int(version),
        ]
        object["dueDate"] = dueDate.map { .string($0.iso) }
        object["reason"] = order.reason.map { .string($0) }
        if order.state.isOpen { object["nextAttemptAt"] = .string(order.nextAt.rfc3339) }
        var conditions = JSONObject()
        conditions["minVolunteers"] = order.preconditions.minVolunteers.map { .int($0) }
        conditions["minBeneficiaries"] = order.preconditions.minBeneficiaries.map { .int($0) }
        if order.preconditions.earlyStart { conditions["earlyStart"] = .bool(true) }
        if !conditions.members.isEmpty { object["preconditions"] = .object(conditions) }
        return object
    }
}
