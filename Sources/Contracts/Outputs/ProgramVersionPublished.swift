package import Domain

/// A template version became active.
///
/// Source: domain §3.1, §21.4.
package struct ProgramVersionPublished: OutputBody {
    /// The family.
    package var templateId: String
    /// The version.
    package var versionId: String
    /// The kind of program.
    package var programType: String
    /// What is new.
    package var changelog: String?
    /// How far it differs from the version active before, if there was one.
    package var diffClass: VersionDiff.Class?

    /// Makes the body from its parts.
    package init(
        templateId: String,
        versionId: String,
        programType: String,
        changelog: String? = nil,
        diffClass: VersionDiff.Class? = nil
    ) {
        self.templateId = templateId
        self.versionId = versionId
        self.programType = programType
        self.changelog = changelog
        self.diffClass = diffClass
    }

    /// Which output it is: `program.version_published`.
    package var type: OutputType { .programVersionPublished }
    /// The campaign, if it is about one.
    package var campaignId: String? { nil }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("templateId", templateId)
        writer.field("versionId", versionId)
        writer.field("programType", programType)
        writer.field("changelog", changelog)
        writer.field("diffClass", diffClass?.rawValue)
    }
}
