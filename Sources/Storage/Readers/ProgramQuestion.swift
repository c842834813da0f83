/// What is asked of programs: over whose campaigns, and what they are put together by.
///
/// Source: domain §17.
package struct ProgramQuestion: Sendable, Hashable {
    /// What campaigns are put together by.
    package enum Key: String, CaseIterable, Sendable {
        /// The version of their template.
        case version
        /// Their beneficiary group.
        case group
        /// The type of their program.
        case type
    }

    /// One company; nil for all of the node, of which rows over two companies are left out.
    package var company: String?
    /// What campaigns are put together by.
    package var key: Key

    /// A question about programs.
    package init(company: String?, by key: Key) {
        self.company = company
        self.key = key
    }
}
