import ArgumentParser
import Contracts

/// Ends an enrollment before its time.
struct EnrollmentWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take somebody out of a campaign before the end.",
        discussion: """
            It counts as if the enrollment service had said so now: the place is free, and whoever \
            waits for it gets it. What was used stays charged. The ids are listed by headroom \
            enrollment list.

              headroom enrollment withdraw enr_acme_812_1 --reason "moved away"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The enrollment's id.")
    var id: String

    @Option(help: "Why, 1 to 500 characters.")
    var reason: String

    func run() async throws {
        try await CommandFault.reporting {
            try await sending.send(
                .enrollmentWithdraw,
                partition: try SendArguments.company(of: id),
                data: ["enrollmentId": .string(id), "reason": .string(reason)]
            ) { _ in "\(id) is withdrawn" }
        }
    }
}
