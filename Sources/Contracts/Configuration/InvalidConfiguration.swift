package import Domain

/// JSON that is no configuration, patch or schema.
package struct InvalidConfiguration: Error, Hashable, Sendable {
    /// Everything that is wrong with it, ordered by path; never empty.
    package let errors: [ConfigurationError]

    /// Tells errors that are known to be there, ordered by path.
    package init(errors: [ConfigurationError]) {
        self.errors = errors
    }
}
