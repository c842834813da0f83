/// Something that a campaign's own dates make happen at a moment.
///
/// Items of one company are handled in ascending order: by moment, rank, entity and, where all
/// these are equal, in the order of the rank's row. Source: domain §1.2 C4.
package struct DueItem: Hashable, Comparable, Sendable {
    /// What happens.
    package enum Kind: Hashable, Sendable {
        /// The terms of a date take effect.
        case termsEffective(CivilDate)
        /// A move by the clock.
        case rule(ClockRule)
        /// The scheduled transition of this id.
        case scheduled(String)
        /// The k-th clone of a recurrence.
        case recurrence(Int64)
        /// An instance starts.
        case instanceStart
        /// An instance is over.
        case instanceComplete

        /// The rank among items of one moment.
        package var rank: Int64 {
            switch self {
            case .termsEffective: 1
            case .rule, .scheduled, .recurrence: 3
            case .instanceStart, .instanceComplete: 4
            }
        }

        /// The place in the rank's row.
        var place: Int64 {
            switch self {
            case .rule(.activate): 1
            case .rule(.complete): 2
            case .rule(.recruit): 3
            case .rule(.close): 4
            case .scheduled: 5
            case .recurrence: 6
            case .termsEffective, .instanceStart: 1
            case .instanceComplete: 2
            }
        }
    }

    /// When it is due; blackouts have been applied.
    package let dueAt: Instant
    /// The campaign, scheduled transition, recurrence or instance it belongs to.
    package let entity: String
    /// What happens.
    package let kind: Kind

    /// An item of an entity.
    package init(dueAt: Instant, entity: String, kind: Kind) {
        self.dueAt = dueAt
        self.entity = entity
        self.kind = kind
    }

    /// The item that is handled first comes first.
    package static func < (first: Self, second: Self) -> Bool {
        (first.dueAt, first.kind.rank, first.entity, first.kind.place)
            < (second.dueAt, second.kind.rank, second.entity, second.kind.place)
    }
}
