import ArgumentParser
import Contracts
import Domain

/// Makes a beneficiary group.
struct GroupCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a beneficiary group.",
        discussion: """
            headroom group create --id newcomers --name "Newcomers in Oslo" --type newcomers \\
                --country NO --program mentorship --program buddy
            """
    )

    @OptionGroup var sending: SendArguments

    @Option(help: "An id of your choice, without _ and @; otherwise one is made.")
    var id: String?

    @Option(help: "The name.")
    var name: String

    @Option(
        help:
            "refugees, migrants, youth, seniors, newcomers, students, job_seekers, other and so on."
    )
    var type: String

    @Option(help: "The country, two letters (ISO 3166).")
    var country: String

    @Option(help: "A kind of program it may take part in. Repeat for more.")
    var program: [ProgramType]

    @Option(help: "A label. Repeat for more.")
    var tag: [String] = []

    @Option(help: "The smallest number of people.")
    var minSize: Int64?

    @Option(help: "The largest number of people.")
    var maxSize: Int64?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "name": .string(name), "groupType": .string(type),
                "countryCode": .string(country),
                "eligibleProgramTypes": .array(program.map { .string($0.rawValue) }),
                "tags": .array(tag.map { .string($0) }),
            ]
            data["id"] = id.map { .string($0) }
            data["minGroupSize"] = minSize.map { .int($0) }
            data["maxGroupSize"] = maxSize.map { .int($0) }
            try await sending.send(.groupCreate, partition: Routes.platform, data: data) {
                "created group \($0.result["id"]?.string ?? "")"
            }
        }
    }
}
