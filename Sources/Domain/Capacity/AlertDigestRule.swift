/// A digest of alerts for one kind of contact, every day at an hour of the company's clock.
///
/// Source: the article on alerts.
package struct AlertDigestRule: Hashable, Sendable {
    /// Who gets it.
    package let audience: ContactKind
    /// The hour of the local clock, 0–23.
    package let hour: Int64

    /// A digest; the hour is not checked.
    package init(audience: ContactKind, hour: Int64) {
        self.audience = audience
        self.hour = hour
    }

    /// The first moment after another one at which it is due: once on every local date.
    package func next(after moment: Instant, in zone: ZoneTable) -> Instant {
        var day = zone.localDate(at: moment).adding(days: -1)
        while true {
            let due = zone.localInstant(of: day, hour: hour)
            if due > moment { return due }
            day = day.adding(days: 1)
        }
    }
}
