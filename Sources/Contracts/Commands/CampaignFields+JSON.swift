import Domain

/// The stored form of a campaign's fields; the same keys as in commands.
extension CampaignFields {
    /// The fields that are present.
    package var json: JSONObject {
        var object = JSONObject()
        object["name"] = name.map { .string($0) }
        object["description"] = description.map { .string($0) }
        object["templateVersionId"] = templateVersionId.map { .string($0) }
        object["groupId"] = groupId.map { .string($0) }
        object["startDate"] = startDate.map { .string($0.iso) }
        object["endDate"] = endDate.map { .string($0.iso) }
        object["priority"] = priority.map { .string($0.rawValue) }
        object["tags"] = tags.map { .array($0.map { .string($0) }) }
        object["internalNotes"] = internalNotes.map { .string($0) }
        object["targetVolunteers"] = targetVolunteers.map { .int($0) }
        object["targetBeneficiaries"] = targetBeneficiaries.map { .int($0) }
        object["maxSessions"] = maxSessions.map { .int($0) }
        object["budgetAllocated"] = budgetAllocated.map(JSON.money)
        object["currency"] = currency.map { .string($0.rawValue) }
        if let terms, let model = terms.model {
            object["model"] = .string(model.rawValue)
            object["terms"] = .object(terms.json)
        }
        object["overbookPct"] = overbookPct.map { .int($0) }
        object["waitlist"] = waitlist.map {
            .object([
                "enabled": .bool($0.enabled), "ttlDays": .int($0.ttlDays),
                "maxLength": .int($0.maxLength), "offerMinutes": .int($0.offerMinutes),
            ])
        }
        object["recruitLeadDays"] = recruitLeadDays.map { .int($0) }
        object["autoCloseDays"] = autoCloseDays.map { .int($0) }
        return object
    }

    /// Reads what `json` wrote; nil when it is not of that form.
    package init?(json: JSONObject) {
        var reader = FieldReader(["fields": .object(json)], path: "")
        self.init(&reader)
        guard reader.errors.isEmpty else { return nil }
    }

    /// These fields with those of a command put over them.
    package func changed(by newer: CampaignFields) -> CampaignFields {
        var fields = self
        fields.name = newer.name ?? name
        fields.description = newer.description ?? description
        fields.templateVersionId = newer.templateVersionId ?? templateVersionId
        fields.groupId = newer.groupId ?? groupId
        fields.startDate = newer.startDate ?? startDate
        fields.endDate = newer.endDate ?? endDate
        fields.priority = newer.priority ?? priority
        fields.tags = newer.tags ?? tags
        fields.internalNotes = newer.internalNotes ?? internalNotes
        fields.targetVolunteers = newer.targetVolunteers ?? targetVolunteers
        fields.targetBeneficiaries = newer.targetBeneficiaries ?? targetBeneficiaries
        fields.maxSessions = newer.maxSessions ?? maxSessions
        fields.budgetAllocated = newer.budgetAllocated ?? budgetAllocated
        fields.currency = newer.currency ?? currency
        fields.terms = newer.terms ?? terms
        fields.overbookPct = newer.overbookPct ?? overbookPct
        fields.waitlist = newer.waitlist ?? waitlist
        fields.recruitLeadDays = newer.recruitLeadDays ?? recruitLeadDays
        fields.autoCloseDays = newer.autoCloseDays ?? autoCloseDays
        return fields
    }
}
