import Domain

/// A campaign that comes again, as the model keeps it.
struct ModelRecurrence {
    let id: String
    let months: Int64
    let every: String
    let leadDays: Int64
    let endsAfter: Int64
    var start: CivilDate
    var end: CivilDate
    var made: Int64
    let by: String

    /// The dates of the next clone; nil when all are made.
    var next: (start: CivilDate, end: CivilDate)? {
        guard made < endsAfter else { return nil }
        let shift = (made + 1) * months
        return (start.adding(months: shift), end.adding(months: shift))
    }
}
