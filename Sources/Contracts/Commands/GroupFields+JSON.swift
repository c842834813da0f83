import Domain

/// The stored form of a group's fields; the same keys as in commands.
extension GroupFields {
    /// The fields that are present.
    package var json: JSONObject {
        var object = JSONObject()
        object["name"] = name.map { .string($0) }
        object["description"] = description.map { .string($0) }
        object["internalNotes"] = internalNotes.map { .string($0) }
        object["groupType"] = groupType.map { .string($0.rawValue) }
        object["countryCode"] = countryCode.map { .string($0) }
        object["region"] = region.map { .string($0) }
        object["city"] = city.map { .string($0) }
        object["ageMin"] = ageMin.map { .int($0) }
        object["ageMax"] = ageMax.map { .int($0) }
        object["genderFocus"] = genderFocus.map { .string($0.rawValue) }
        object["languages"] = Self.list(languages)
        object["languageRequirement"] = languageRequirement.map { .string($0.rawValue) }
        object["legalStatuses"] = Self.list(legalStatuses?.map(\.rawValue))
        object["eligibleProgramTypes"] = Self.list(eligibleProgramTypes?.map(\.rawValue))
        object["minGroupSize"] = minGroupSize.map { .int($0) }
        object["maxGroupSize"] = maxGroupSize.map { .int($0) }
        object["eligibilityRules"] = eligibilityRules.map { .object($0.json) }
        object["tags"] = Self.list(tags)
        object["partnerOrganizations"] = Self.list(partnerOrganizations)
        return object
    }

    /// Reads what `json` wrote; nil when it is not of that form.
    package init?(json: JSONObject) {
        var reader = FieldReader(json, path: "")
        self.init(&reader)
        guard reader.errors.isEmpty else { return nil }
    }

    /// These fields with those of a command put over them.
    ///
    /// What people must bring is replaced as a whole.
    package func changed(by newer: Self) -> Self {
        var fields = self
        fields.name = newer.name ?? name
        fields.description = newer.description ?? description
        fields.internalNotes = newer.internalNotes ?? internalNotes
        fields.groupType = newer.groupType ?? groupType
        fields.countryCode = newer.countryCode ?? countryCode
        fields.region = newer.region ?? region
        fields.city = newer.city ?? city
        fields.ageMin = newer.ageMin ?? ageMin
        fields.ageMax = newer.ageMax ?? ageMax
        fields.genderFocus = newer.genderFocus ?? genderFocus
        fields.languages = newer.languages ?? languages
        fields.languageRequirement = newer.languageRequirement ?? languageRequirement
        fields.legalStatuses = newer.legalStatuses ?? legalStatuses
        fields.eligibleProgramTypes = newer.eligibleProgramTypes ?? eligibleProgramTypes
        fields.minGroupSize = newer.minGroupSize ?? minGroupSize
        fields.maxGroupSize = newer.maxGroupSize ?? maxGroupSize
        fields.eligibilityRules = newer.eligibilityRules ?? eligibilityRules
        fields.tags = newer.tags ?? tags
        fields.partnerOrganizations = newer.partnerOrganizations ?? partnerOrganizations
        return fields
    }

    fileprivate static func list(_ words: [String]?) -> JSON? {
        words.map { .array($0.map { .string($0) }) }
    }
}

extension GroupFields.EligibilityRules {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object["employmentStatus"] = GroupFields.list(employmentStatus)
        object["educationLevel"] = GroupFields.list(educationLevel)
        object["requiredSkills"] = GroupFields.list(requiredSkills)
        object["residencyMonthsMin"] = residencyMonthsMin.map { .int($0) }
        object["residencyMonthsMax"] = residencyMonthsMax.map { .int($0) }
        return object
    }
}
