package import Contracts
package import Domain

extension ScheduleStep {
    /// The step as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "campaignId": .string(campaign), "kind": .string(DueRow.Kind(item.kind).rawValue),
            "entityId": .string(item.entity), "dueAt": .string(item.dueAt.rfc3339),
            "at": .string(at.rfc3339), "from": .string(from.rawValue), "to": .string(to.rawValue),
            "codes": .array(codes.map { .string($0.rawValue) }), "isDue": .bool(isDue),
        ]
        if attempts > 1 {
            object["attempts"] = .int(attempts)
            object["lastAt"] = .string(lastAt.rfc3339)
        }
        if let cloneDates {
            object["cloneStartDate"] = .string(cloneDates.first.iso)
            object["cloneEndDate"] = .string(cloneDates.last.iso)
        }
        return object
    }
}

extension CompanyCalendar {
    /// The calendar as an object of the command line.
    package var json: JSONObject {
        [
            "from": .string(dates.first.iso), "to": .string(dates.last.iso),
            "steps": .array(steps.map { .object($0.json) }),
            "instances": .array(
                instances.map { instance in
                    .object([
                        "campaignId": .string(instance.campaign), "id": .string(instance.id),
                        "status": .string(instance.status.rawValue),
                        "startDate": .string(instance.dates.first.iso),
                        "endDate": .string(instance.dates.last.iso),
                    ])
                }
            ),
            "blackouts": .array(
                blackouts.map { blackout in
                    .object([
                        "id": .string(blackout.id), "from": .string(blackout.dates.first.iso),
                        "to": .string(blackout.dates.last.iso),
                    ])
                }
            ),
        ]
    }
}
