package import Contracts
import Domain

/// Everything that is known of one campaign, but its people.
package struct CampaignDetail: Sendable, Hashable {
    /// Its fields and state.
    package let campaign: CampaignRow
    /// Its counters.
    package let capacity: CapacityRow
    /// Its terms, earliest first.
    package let terms: [TermsRow]
    /// Its cohorts in order.
    package let instances: [InstanceRow]
    /// Its status history, oldest first.
    package let history: [StatusChangeRow]
    /// Its alert records, newest first, at most 20.
    package let alerts: [AlertEntry]
    /// The open upsell signal, if there is one.
    package let signal: SignalRow?
    /// Who waits, in the order of promotion, at most 20.
    package let waiting: [WaitlistRow]

    /// The campaign as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(campaign.id), "companyId": .string(campaign.company),
            "status": .string(campaign.status.rawValue), "version": .int(campaign.version),
            "createdAt": .string(campaign.createdAt.rfc3339),
            "createdBy": .string(campaign.createdBy),
            "updatedAt": .string(campaign.updatedAt.rfc3339),
            "fields": .object(campaign.fields.json),
            "capacity": .object(counters),
            "terms": .array(terms.map { .object(Self.json($0)) }),
            "instances": .array(instances.map { .object(Self.json($0, counts(of: $0.id))) }),
            "history": .array(history.map { .object(Self.json($0)) }),
            "alerts": .array(alerts.map { .object($0.json(in: nil)) }),
            "waitlist": .array(waiting.map { .object(Self.json($0)) }),
        ]
        object["signal"] = signal.map { .object(Self.json($0)) }
        object["finalUsed"] = campaign.finalUsed.map { .int($0) }
        return object
    }

    private var counters: JSONObject {
        var object = CampaignSummary.json(capacity.room, waiting: capacity.waiting)
        object["beneficiaries"] = .int(capacity.beneficiaries)
        object["served"] = .int(capacity.served)
        object["unassigned"] = .int(capacity.unassigned)
        object["peakUsed"] = .int(capacity.peakUsed)
        object["overbookPct"] = .int(capacity.overbookPct)
        object["thresholds"] = .array(
            AlertThreshold.allCases.map { threshold in
                let level = capacity.alerts[threshold]
                return .object([
                    "threshold": .int(threshold.rawValue), "passed": .bool(level.passed),
                    "lastSentAt": level.lastSentAt.map { .string($0.rfc3339) } ?? .null,
                    "pendingSuppressed": .int(level.pendingSuppressed),
                ])
            }
        )
        object["mutedUntil"] = capacity.alerts.mutedUntil.map { .string($0.rfc3339) }
        object["mutedBy"] = capacity.alerts.mutedBy.map { .string($0) }
        object["muteReason"] = capacity.alerts.muteReason.map { .string($0) }
        return object
    }

    private func counts(of instance: String) -> CapacityRow.CohortCount? {
        capacity.cohorts.first { $0.id == instance }
    }

    private static func json(_ row: TermsRow) -> JSONObject {
        [
            "id": .string(row.id), "effectiveFrom": .string(row.effectiveFrom.iso),
            "model": .string(row.terms.model.rawValue), "terms": .object(row.input.json),
            "at": .string(row.at.rfc3339), "by": .string(row.by),
        ]
    }

    private static func json(
        _ row: InstanceRow,
        _ counts: CapacityRow.CohortCount?
    ) -> JSONObject {
        var object: JSONObject = [
            "id": .string(row.id), "ordinal": .int(row.ordinal), "name": .string(row.name),
            "status": .string(row.status.rawValue), "startDate": .string(row.startDate.iso),
            "endDate": .string(row.endDate.iso),
            "activeVolunteers": .int(counts?.volunteers ?? 0),
            "activeBeneficiaries": .int(counts?.beneficiaries ?? 0),
            "maxSize": .int(counts?.maxSize ?? 0),
        ]
        object["outcome"] = row.outcome.map { .string($0.rawValue) }
        return object
    }

    private static func json(_ row: StatusChangeRow) -> JSONObject {
        var object: JSONObject = [
            "from": .string(row.from.rawValue), "to": .string(row.to.rawValue),
            "at": .string(row.at.rfc3339), "by": .string(row.by),
            "trigger": .string(row.trigger.rawValue), "position": .int(row.position),
        ]
        object["reason"] = row.reason.map { .string($0) }
        return object
    }

    private static func json(_ row: SignalRow) -> JSONObject {
        var object: JSONObject = [
            "id": .string(row.id), "category": .string(row.category.rawValue),
            "segment": .string(row.segment.rawValue), "composite": .int(row.composite),
            "raisedAt": .string(row.raisedAt.rfc3339),
        ]
        object["value"] = row.value.map {
            .object(["amount": .int($0.amount), "currency": .string($0.currency.rawValue)])
        }
        return object
    }

    private static func json(_ row: WaitlistRow) -> JSONObject {
        [
            "id": .string(row.id), "requestId": .string(row.requestId),
            "participantId": .string(row.participant), "role": .string(row.role.rawValue),
            "priority": .int(row.priority), "expiresAt": .string(row.expiresAt.rfc3339),
        ]
    }
}
