/// What a company has settled about its alerts; without one they are told as domain §8 says.
///
/// Source: the article on alerts.
package struct AlertPolicy: Hashable, Sendable {
    /// When people are left in peace; nil for never.
    package var quietHours: QuietHours?
    /// Who gets a daily digest, each kind of contact at most once.
    package var digests: [AlertDigestRule]
    /// Who is told when nobody reacts; nil for nobody.
    package var escalation: AlertEscalationRule?

    /// A policy; nothing in it is checked.
    package init(
        quietHours: QuietHours? = nil,
        digests: [AlertDigestRule] = [],
        escalation: AlertEscalationRule? = nil
    ) {
        self.quietHours = quietHours
        self.digests = digests
        self.escalation = escalation
    }
}
