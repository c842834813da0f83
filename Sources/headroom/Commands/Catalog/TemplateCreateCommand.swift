import ArgumentParser
import Contracts
import Domain

/// Makes a template family with its first draft version.
struct TemplateCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a template with its first version, in draft or published.",
        discussion: """
            A campaign needs a published version, named <template>@<number>.

              headroom template create --id mentor --name "One to one" --type mentorship \\
                --metric confidence --publish
            """
    )

    @OptionGroup var sending: SendArguments

    @Option(help: "An id of your choice, without _ and @; otherwise one is made.")
    var id: String?

    @Option(help: "A key that is unique per owner; the id or the name by default.")
    var key: String?

    @Option(help: "The name.")
    var name: String

    @Option(help: "mentorship, language_connect, buddy, upskilling or work_experience.")
    var type: ProgramType

    @Option(help: "What it is measured by; at least one to publish it. Repeat for more.")
    var metric: [String] = []

    @Option(help: "The company that owns it; absent for a template that all may use.")
    var owner: String?

    @Option(help: "A tag of groups that it is for; none means any. Repeat for more.")
    var suitableFor: [String] = []

    @Option(help: "Beneficiaries that a class takes, 0 for any number.")
    var classSize: Int64?

    @Flag(help: "Open another class when all are full.")
    var autoSplit = false

    @Flag(help: "Publish the first version at once.")
    var publish = false

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "key": .string(key ?? id ?? name), "name": .string(name),
                "programType": .string(type.rawValue),
                "outcomeMetrics": .array(metric.map { .string($0) }),
                "suitableForGroups": .array(suitableFor.map { .string($0) }),
            ]
            data["id"] = id.map { .string($0) }
            data["ownerCompanyId"] = owner.map { .string($0) }
            if classSize != nil || autoSplit {
                var cohort: JSONObject = [:]
                cohort["maxSize"] = classSize.map { .int($0) }
                if let classSize, classSize > 0, classSize < 3 { cohort["minSize"] = .int(1) }
                if autoSplit { cohort["autoSplit"] = .bool(true) }
                data["defaultConfig"] = .object(["cohort": .object(cohort)])
            }
            let partition = owner ?? Routes.platform
            let created = try await sending.send(
                .templateCreate,
                partition: partition,
                data: data,
                isLast: !publish
            ) { "created template version \($0.result["versionId"]?.string ?? "") in draft" }
            guard publish, let version = created.result["versionId"]?.string else { return }
            var sending = sending
            sending.idempotencyKey = sending.key(for: .templateCreate, partition, data)
            try await sending.send(
                .templatePublish,
                partition: partition,
                data: ["versionId": .string(version)],
                keySuffix: "-publish"
            ) { _ in "published \(version)" }
        }
    }
}
