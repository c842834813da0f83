/// A draft version is to become active.
///
/// Source: domain §3.1, §21.3.
package struct TemplatePublish: Sendable, Hashable {
    /// What happens to the version that was active before.
    package struct DeprecatePrevious: Sendable, Hashable {
        /// Days after which it is deprecated, 0 to 365.
        package let afterDays: Int64
        /// Days after which it is archived, 0 to 730.
        package let archiveAfterDays: Int64
    }

    /// The version.
    package let versionId: String
    /// What happens to the version that was active before; absent leaves it active.
    package let deprecatePrevious: DeprecatePrevious?

    init?(_ fields: inout FieldReader) {
        let versionId = fields.id("versionId")
        if var nested = fields.nested("deprecatePrevious") {
            deprecatePrevious = DeprecatePrevious(
                afterDays: nested.int("afterDays", in: 0...365, required: false) ?? 30,
                archiveAfterDays: nested.int("archiveAfterDays", in: 0...730, required: false)
                    ?? 180
            )
            fields.absorb(nested)
        } else {
            deprecatePrevious = nil
        }
        guard let versionId else { return nil }
        self.versionId = versionId
    }
}
