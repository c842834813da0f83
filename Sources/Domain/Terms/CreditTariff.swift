/// What an activity costs in credits.
///
/// Source: domain §9.1, §7.2.
package struct CreditTariff: Hashable, Sendable {
    /// What is counted.
    package enum Basis: String, CaseIterable, Sendable {
        /// The time it took.
        case hour
        /// Each occurrence.
        case unit
    }

    /// The kind of session, or the milestone.
    package let activity: String
    /// What is counted.
    package let basis: Basis
    /// Thousandths of a credit per hour or per occurrence, 0 or more.
    package let mc: Int64

    /// The tariff of one activity.
    package init(activity: String, basis: Basis, mc: Int64) {
        self.activity = activity
        self.basis = basis
        self.mc = mc
    }

    /// The thousandths of a credit of one occurrence; nil when they do not fit.
    package func charge(minutes: Int64) -> Int64? {
        switch basis {
        case .hour: Arithmetic.roundHalfAway(product: minutes, mc, over: 60)
        case .unit: mc
        }
    }

    /// The tariff of a type of program where the terms name none (domain §3.2.1).
    package static func standard(_ type: ProgramType) -> [Self] {
        switch type {
        case .mentorship: [Self(activity: "session", basis: .hour, mc: 10_000)]
        case .languageConnect: [Self(activity: "session", basis: .unit, mc: 15_000)]
        case .buddy: [Self(activity: "checkin", basis: .unit, mc: 5000)]
        case .upskilling: [Self(activity: "course_completed", basis: .unit, mc: 2000)]
        case .workExperience: [Self(activity: "coaching", basis: .hour, mc: 10_000)]
        }
    }
}
