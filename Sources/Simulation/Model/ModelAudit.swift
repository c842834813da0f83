import Domain

/// An open row of the audit of overrides, as the model keeps it.
struct ModelAudit: Equatable {
    let base: ConfigurationValue?
    let value: ConfigurationValue
}
