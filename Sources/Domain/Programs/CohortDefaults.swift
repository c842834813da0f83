/// How large the classes of a program are unless it says otherwise.
///
/// Source: domain §3.2.
package struct CohortDefaults: Hashable, Sendable {
    /// Beneficiaries a class is meant to have at least.
    package var minSize: Int64
    /// Beneficiaries a class takes at most; 0 is no limit.
    package var maxSize: Int64
    /// Whether a further class opens when all are full.
    package var autoSplit: Bool

    /// Makes settings from their parts.
    package init(minSize: Int64, maxSize: Int64, autoSplit: Bool) {
        self.minSize = minSize
        self.maxSize = maxSize
        self.autoSplit = autoSplit
    }

    /// The defaults of a type of program.
    package static func of(_ type: ProgramType) -> Self {
        switch type {
        case .mentorship, .buddy, .workExperience:
            Self(minSize: 1, maxSize: 0, autoSplit: false)
        case .languageConnect: Self(minSize: 3, maxSize: 12, autoSplit: true)
        case .upskilling: Self(minSize: 3, maxSize: 30, autoSplit: true)
        }
    }
}
