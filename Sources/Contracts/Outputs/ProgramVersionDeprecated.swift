/// A template version takes no new campaigns any more.
///
/// Source: domain §3.1, §21.4.
package struct ProgramVersionDeprecated: OutputBody {
    /// The family.
    package var templateId: String
    /// The version.
    package var versionId: String
    /// The kind of program.
    package var programType: String
    /// The version to use instead, if one was named.
    package var supersededBy: String?

    /// Makes the body from its parts.
    package init(
        templateId: String,
        versionId: String,
        programType: String,
        supersededBy: String? = nil
    ) {
        self.templateId = templateId
        self.versionId = versionId
        self.programType = programType
        self.supersededBy = supersededBy
    }

    /// Which output it is: `program.version_deprecated`.
    package var type: OutputType { .programVersionDeprecated }
    /// The campaign, if it is about one.
    package var campaignId: String? { nil }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("templateId", templateId)
        writer.field("versionId", versionId)
        writer.field("programType", programType)
        writer.field("supersededBy", supersededBy)
    }
}
