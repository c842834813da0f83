import Domain

/// What the configuration of a cohort is made of.
struct ModelLayers {
    /// What the campaign overrides.
    var campaign: ConfigurationDocument
    /// Version and campaign together.
    var parent: ConfigurationDocument
    /// What the cohort overrides itself.
    var own: ConfigurationDocument = [:]
}
