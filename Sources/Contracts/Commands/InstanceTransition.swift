package import Domain

/// A wish to move a cohort on.
///
/// Source: domain §5.1, §21.3.
package struct InstanceTransition: Sendable, Hashable {
    /// The cohort.
    package let instanceId: String
    /// The state to reach.
    package let target: InstanceStatus
    /// Whether to start before its first day.
    package let earlyStart: Bool

    init?(_ fields: inout FieldReader) {
        let instanceId = fields.id("instanceId")
        let target = fields.word("target", InstanceStatus.self)
        earlyStart = fields.bool("earlyStart") ?? false
        guard let instanceId, let target else { return nil }
        self.instanceId = instanceId
        self.target = target
    }
}
