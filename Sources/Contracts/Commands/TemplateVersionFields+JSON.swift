import Domain

/// The stored form of a template version's fields; the same keys as in commands.
extension TemplateVersionFields {
    /// The fields that are present.
    package var json: JSONObject {
        var object = JSONObject()
        object["configSchema"] = configSchema.map { .object($0) }
        object["defaultConfig"] = defaultConfig.map { .object($0) }
        object["uiSchema"] = uiSchema.map { .object($0) }
        object["minParticipants"] = minParticipants.map { .int($0) }
        object["maxParticipants"] = maxParticipants.map { .int($0) }
        object["volunteersNeeded"] = volunteersNeeded.map { .int($0) }
        object["outcomeMetrics"] = outcomeMetrics.map { .array($0.map { .string($0) }) }
        object["suitableForGroups"] = suitableForGroups.map { .array($0.map { .string($0) }) }
        object["estCostPerParticipant"] = estCostPerParticipant.map(JSON.money)
        object["estMinutesPerVolunteer"] = estMinutesPerVolunteer.map { .int($0) }
        object["changelog"] = changelog.map { .string($0) }
        return object
    }

    /// Reads what `json` wrote; nil when it is not of that form.
    package init?(json: JSONObject) {
        var reader = FieldReader(json, path: "")
        self.init(&reader)
        guard reader.errors.isEmpty else { return nil }
    }

    /// These fields with those of a command put over them.
    package func changed(by newer: Self) -> Self {
        var fields = self
        fields.configSchema = newer.configSchema ?? configSchema
        fields.defaultConfig = newer.defaultConfig ?? defaultConfig
        fields.uiSchema = newer.uiSchema ?? uiSchema
        fields.minParticipants = newer.minParticipants ?? minParticipants
        fields.maxParticipants = newer.maxParticipants ?? maxParticipants
        fields.volunteersNeeded = newer.volunteersNeeded ?? volunteersNeeded
        fields.outcomeMetrics = newer.outcomeMetrics ?? outcomeMetrics
        fields.suitableForGroups = newer.suitableForGroups ?? suitableForGroups
        fields.estCostPerParticipant = newer.estCostPerParticipant ?? estCostPerParticipant
        fields.estMinutesPerVolunteer = newer.estMinutesPerVolunteer ?? estMinutesPerVolunteer
        fields.changelog = newer.changelog ?? changelog
        return fields
    }
}
