import ArgumentParser
import Contracts

/// Suspends a company or lifts its suspension.
struct CompanyStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-status",
        abstract: "Suspend a company, or let it go on.",
        discussion: """
            While it is suspended nobody new gets in and no campaign opens; what happened \
            elsewhere still counts and is billed. When it goes on, waiting people are let in where \
            there is room.

              headroom company set-status acme suspended --reason "invoice 2026-03 unpaid"
              headroom company set-status acme active
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The company.")
    var id: String

    @Argument(help: "active or suspended.")
    var status: CompanyStatus

    @Option(help: "Why.")
    var reason: String?

    @Option(help: "Do it only if the company still has this version.")
    var expectedVersion: Int64?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["status": .string(status.rawValue)]
            data["reason"] = reason.map { .string($0) }
            data["expectedVersion"] = expectedVersion.map { .int($0) }
            try await sending.send(.companySetStatus, partition: id, data: data) {
                "company \(id) is \(status.rawValue), version \($0.result["version"]?.int ?? 0)"
            }
        }
    }
}
