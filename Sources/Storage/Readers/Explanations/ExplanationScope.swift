package import Domain

/// How much of the past an explanation is about, whose it may be, and how long it may get.
package struct ExplanationScope: Sendable, Hashable {
    /// A moment of the past.
    package enum Moment: Sendable, Hashable {
        /// After the last record.
        case now
        /// After the record at a position.
        case position(Int64)
        /// At an instant of the log's clock.
        case instant(Instant)
    }

    /// Only what belongs to this company; nil for everything.
    package var company: String?
    /// At what moment.
    package var moment: Moment
    /// At most so many records, the latest ones; what precedes is added up.
    package var limit: Int64

    /// A scope from its parts.
    package init(company: String? = nil, moment: Moment = .now, limit: Int64 = 50) {
        self.company = company
        self.moment = moment
        self.limit = limit
    }

    /// Whether something of a company may be told.
    func admits(_ company: String) -> Bool { self.company.map { $0 == company } ?? true }

    /// The first row number that is beyond the moment.
    var endSeq: Int64 {
        guard case .position(let position) = moment, position < .max >> 24 else { return .max }
        return RowNumber.first(ofRecord: position + 1)
    }

    /// The last millisecond that is within the moment.
    var lastMs: Int64 {
        if case .instant(let instant) = moment { instant.ms } else { .max }
    }

    /// The moment in words, after a number.
    var words: String {
        switch moment {
        case .now: "now"
        case .position(let position): "after position \(position)"
        case .instant(let instant): "at \(instant.rfc3339)"
        }
    }
}
