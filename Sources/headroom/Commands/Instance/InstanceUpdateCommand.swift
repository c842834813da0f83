import ArgumentParser
import Contracts
import Domain

/// Changes a planned cohort.
struct InstanceUpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Change the name or the dates of a planned cohort.",
        discussion: """
              headroom instance update ins_acme_812_1 --end 2027-05-31
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The cohort's id.")
    var id: String

    @Option(help: "The first day.")
    var start: CivilDate?

    @Option(help: "The last day.")
    var end: CivilDate?

    @Option(help: "The name.")
    var name: String?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = ["instanceId": .string(id)]
            data["startDate"] = start.map { .string($0.iso) }
            data["endDate"] = end.map { .string($0.iso) }
            data["name"] = name.map { .string($0) }
            try await sending.send(
                .instanceUpdate,
                partition: try await sending.company(ofInstance: id, given: company),
                data: data
            ) { _ in "changed cohort \(id)" }
        }
    }
}
