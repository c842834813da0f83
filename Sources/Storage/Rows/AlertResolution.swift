/// Why what an alert said is over.
///
/// Source: the article on alerts.
package enum AlertResolution: String, CaseIterable, Sendable {
    /// Use fell so far below the line that it may be crossed again.
    case rearmed
    /// What is counted changed with the pricing model.
    case modelChanged = "model_changed"
    /// The line was set anew elsewhere, or taken away.
    case replaced
    /// A period of the quota is over.
    case periodOver = "period_over"
}
