import Domain

/// What lies ahead, as lines for people.
enum ScheduleLines {
    /// Steps in the order in which they would happen.
    static func table(_ steps: [ScheduleStep]) -> TextTable {
        var table = TextTable("at", "campaign", "from", "to", "stands in the way")
        for step in steps {
            table.add(
                step.at.rfc3339,
                step.campaign,
                step.from.rawValue,
                step.to.rawValue,
                step.codes.map(\.rawValue).joined(separator: " ")
            )
        }
        return table
    }
}
