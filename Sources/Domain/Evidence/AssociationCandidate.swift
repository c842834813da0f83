/// A campaign of the company that an activity or evidence may belong to.
///
/// Source: domain §13.1.
package struct AssociationCandidate: Hashable, Sendable {
    /// What matters of the state of a campaign.
    package enum State: String, CaseIterable, Sendable {
        /// Running.
        case active
        /// Recruiting or paused.
        case live
        /// Ran to its end.
        case completed
        /// Anything else: it takes nothing.
        case other
    }

    /// An enrollment of one of the people who are listed in the input.
    package struct Enrollment: Hashable, Sendable {
        /// The enrollment.
        package let id: String
        /// The role of the person.
        package let role: ParticipantRole
        /// The local date on which it began.
        package let from: CivilDate
        /// The local date on which it ended; nil while it is active.
        package let until: CivilDate?
        /// The instance it is placed in.
        package let instance: String?

        /// An enrollment.
        package init(
            id: String,
            role: ParticipantRole,
            from: CivilDate,
            until: CivilDate?,
            instance: String?
        ) {
            self.id = id
            self.role = role
            self.from = from
            self.until = until
            self.instance = instance
        }

        /// Whether it was active at a moment of a date.
        package func isActive(on date: CivilDate) -> Bool {
            from <= date && until.map { date <= $0 } ?? true
        }

        /// Whether it ended on one of the 30 dates before a date.
        package func endedShortly(before date: CivilDate) -> Bool {
            until.map { $0 < date && date.days(since: $0) <= 30 } ?? false
        }
    }

    /// A cohort of the campaign.
    package struct Instance: Hashable, Sendable {
        /// The instance.
        package let id: String
        /// Its number in the campaign; a larger one is newer.
        package let ordinal: Int64
        /// Its dates.
        package let dates: CivilRange
        /// Whether it is running.
        package let isActive: Bool

        /// An instance.
        package init(id: String, ordinal: Int64, dates: CivilRange, isActive: Bool) {
            self.id = id
            self.ordinal = ordinal
            self.dates = dates
            self.isActive = isActive
        }
    }

    /// The campaign.
    package let campaign: String
    /// Its state.
    package let state: State
    /// Its dates.
    package let dates: CivilRange
    /// Its type of program.
    package let programType: ProgramType
    /// The tags of its group; each counts once.
    package let groupTags: Set<String>
    /// The enrollments of the people who are listed in the input.
    package let enrollments: [Enrollment]
    /// Its instances.
    package let instances: [Instance]

    /// A campaign with what it has to do with the input.
    package init(
        campaign: String,
        state: State,
        dates: CivilRange,
        programType: ProgramType,
        groupTags: [String],
        enrollments: [Enrollment],
        instances: [Instance]
    ) {
        self.campaign = campaign
        self.state = state
        self.dates = dates
        self.programType = programType
        self.groupTags = Set(groupTags)
        self.enrollments = enrollments
        self.instances = instances
    }

    /// Whether it takes part for a date: live or completed, from 14 days before its first date
    /// through 30 days after its last.
    package func takesPart(on date: CivilDate) -> Bool {
        guard state != .other else { return false }
        return dates.first.adding(days: -14) <= date && date <= dates.last.adding(days: 30)
    }

    /// The instance for a date: that of the enrollment that speaks most for the campaign, else the
    /// newest active one whose dates contain it, else none.
    ///
    /// Of equal enrollments the one that began last speaks first, then that of the smaller id.
    package func instance(on date: CivilDate) -> String? {
        let placed = enrollments.filter { $0.instance != nil }
            .map { ($0, AssociationScore.points(of: $0, on: date)) }
            .filter { $0.1 > 0 }
        let first = placed.min { first, second in
            if first.1 != second.1 { return first.1 > second.1 }
            if first.0.from != second.0.from { return first.0.from > second.0.from }
            return Identifier.isBefore(first.0.id, second.0.id)
        }
        if let instance = first?.0.instance { return instance }
        return instances.filter { $0.isActive && $0.dates.contains(date) }
            .max { $0.ordinal < $1.ordinal }?.id
    }
}
