/// One invariant as a query: it gives no row where the invariant holds.
struct StateRule {
    /// A stable word for the rule.
    let name: String
    /// How many things the rule looks at.
    let subjects: String
    /// A row `campaign or NULL, sentence` for each thing that differs.
    let violations: String

    init(_ name: String, over subjects: String, _ violations: String) {
        self.name = name
        self.subjects = "SELECT count(*) FROM \(subjects)"
        self.violations = violations
    }
}
