import ArgumentParser
import Contracts
import Domain

/// Settles quiet hours, digests and escalation of a company.
struct AlertPolicySetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Settle a company's quiet hours, digests and escalation, all at once.",
        discussion: """
            What is left out is off from now on. Hours are of the company's clock; in quiet hours \
            only what is critical is told, the rest at their end. A digest goes to a kind of \
            contact every day. An error or worse that nobody acknowledges escalates once.

              headroom alert policy set acme --quiet-from 22:00 --quiet-to 07:00 \\
                --digest sales=8 --digest company_admin=17 \\
                --escalate-after 90 --escalate-to customer_success --reason "new contract"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The company's id.")
    var company: String

    @Option(help: "When quiet hours start, such as 22:00.")
    var quietFrom: String?

    @Option(help: "When they are over, such as 07:00.")
    var quietTo: String?

    @Option(help: "A day on which they start, mon to sun; every day by itself. Repeat for more.")
    var quietDay: [String] = []

    @Option(help: "A daily digest: a kind of contact, =, and the hour 0 to 23. Repeat for more.")
    var digest: [String] = []

    @Option(help: "Minutes until an alert escalates that nobody reacts to, 1 to 10080.")
    var escalateAfter: Int64?

    @Option(help: "Who is told then: sales, company_admin or customer_success. Repeat for more.")
    var escalateTo: [ContactKind] = []

    @Option(help: "Why, at most 500 characters.")
    var reason: String?

    @Option(help: "The version that the policy must have.")
    var expectedVersion: Int64?

    func validate() throws {
        guard (quietFrom == nil) == (quietTo == nil) else {
            throw ValidationError("--quiet-from and --quiet-to belong together")
        }
        guard quietDay.isEmpty || quietFrom != nil else {
            throw ValidationError("--quiet-day needs --quiet-from and --quiet-to")
        }
        guard (escalateAfter == nil) == escalateTo.isEmpty else {
            throw ValidationError("--escalate-after and --escalate-to belong together")
        }
        _ = try digests()
    }

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["companyId": .string(company)]
            if let quietFrom, let quietTo {
                var quiet: JSONObject = ["from": .string(quietFrom), "to": .string(quietTo)]
                if !quietDay.isEmpty { quiet["days"] = .array(quietDay.map { .string($0) }) }
                data["quietHours"] = .object(quiet)
            }
            if !digest.isEmpty { data["digests"] = .array(try digests()) }
            if let escalateAfter {
                data["escalation"] = .object([
                    "afterMinutes": .int(escalateAfter),
                    "recipients": .array(escalateTo.map { .string($0.rawValue) }),
                ])
            }
            data["reason"] = reason.map { .string($0) }
            data["expectedVersion"] = expectedVersion.map { .int($0) }
            try await sending.send(.alertSetPolicy, partition: company, data: data) {
                "settled the alerts of \(company), version \($0.result["version"]?.int ?? 0)"
            }
        }
    }

    private func digests() throws -> [JSON] {
        try digest.map { text in
            let parts = text.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, let hour = Int64(parts[1]) else {
                throw ValidationError("--digest \(text) must be like sales=8")
            }
            return .object(["audience": .string(String(parts[0])), "hour": .int(hour)])
        }
    }
}
