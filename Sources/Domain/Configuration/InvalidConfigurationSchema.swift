/// A schema document that is outside the dialect or contradicts itself.
package struct InvalidConfigurationSchema: Error, Hashable, Sendable {
    /// Everything that is wrong with it, ordered by path; never empty.
    package let errors: [ConfigurationError]
}
