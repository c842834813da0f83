/// Knows how the node is; the composition gives it to the server.
///
/// Both calls come from outside, often, and by anybody who reaches the port: they answer at once
/// from what is known, and touch neither disk nor broker.
package protocol HealthSource: Sendable {
    /// Whether the process works at all; when not, whoever runs it should start it anew.
    func live() async -> HealthReport

    /// Whether the node has caught up and serves; when not, it only needs time or its broker.
    func ready() async -> HealthReport
}
