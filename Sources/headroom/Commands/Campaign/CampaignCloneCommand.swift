import ArgumentParser
import Contracts
import Domain

/// Makes a draft from a campaign.
struct CampaignCloneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clone",
        abstract: "Make a new draft from a campaign.",
        discussion: """
            It copies the plan, not the people: no enrollments, usage or history. Without --end the length stays.

              headroom campaign clone spring --start 2027-01-11
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Option(help: "An id of your choice, without _ and @; otherwise one is made.")
    var newId: String?

    @Option(help: "The first day of the copy.")
    var start: CivilDate

    @Option(help: "The last day; the length stays when left out.")
    var end: CivilDate?

    @Option(help: "The name; the old one with (copy) when left out.")
    var name: String?

    @Option(help: "The company that gets the copy, if another.")
    var forCompany: String?

    @Flag(help: "Take the newest active version of the template.")
    var repin = false

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "campaignId": .string(id), "startDate": .string(start.iso), "repin": .bool(repin),
            ]
            data["id"] = newId.map { .string($0) }
            data["endDate"] = end.map { .string($0.iso) }
            data["name"] = name.map { .string($0) }
            data["companyId"] = forCompany.map { .string($0) }
            try await sending.send(
                .campaignClone,
                partition: try await sending.company(ofCampaign: id, given: company),
                data: data
            ) { "drafted campaign \($0.result["id"]?.string ?? "")" }
        }
    }
}
