import ArgumentParser
import Contracts

/// Sets fields of a beneficiary group.
struct GroupUpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Set fields of a beneficiary group from a JSON file.",
        discussion: """
            The file holds an object with any of the fields that `group show` shows. Each takes \
            the place of the value before.

              headroom group update newcomers changes.json
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The group.")
    var id: String

    @Argument(help: "The file; - is standard input.")
    var file: String

    func run() async throws {
        try await CommandFault.reporting {
            let fields = try JSONFile.object(file)
            try await sending.send(
                .groupUpdate,
                partition: Routes.platform,
                data: ["groupId": .string(id), "fields": .object(fields)]
            ) { _ in "changed group \(id)" }
        }
    }
}
