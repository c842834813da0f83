package import Domain

/// JSON that is no configuration, patch or schema.
package struct InvalidConfiguration: Error, Hashable, Sendable {
    /// Everything that is wrong with it, ordered by path; never empty.
    package let errors: [ConfigurationError]
}
