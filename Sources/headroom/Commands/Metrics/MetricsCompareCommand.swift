import ArgumentParser
import Contracts
import Domain
import Storage

/// Compares the campaigns of a company.
struct MetricsCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Rank a company's campaigns among those of the same type of program.",
        discussion: """
            Campaigns without the figure are left out; a type with fewer than two of them is not \
            shown. The percentile says how many percent of the others are lower.

              headroom metrics compare --company acme
              headroom metrics compare --company acme --by utilization --json
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(help: "The company.")
    var company: String

    @Option(name: .customLong("by"), help: "What they are ranked by: sroi or utilization.")
    var figure = CampaignRanking.Figure.sroi

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().comparison(company: company, by: figure)
            guard let types = found.value else {
                throw CommandFault(.refused, "there is no company \(company) on this node")
            }
            guard !json else {
                return JSONLine.write([
                    "companyId": .string(company), "by": .string(figure.rawValue),
                    "types": .array(types.map { .object(Self.json($0.type, $0.ranking)) }),
                    "asOf": .int(found.position),
                ])
            }
            var table = TextTable("program", "rank", "campaign", figure.rawValue, "percentile")
            for (type, ranking) in types {
                for place in ranking.places {
                    table.add(
                        type.rawValue,
                        "\(place.rank)",
                        place.campaign,
                        text(place.value),
                        "\(place.percentile)"
                    )
                }
            }
            table.write(ifEmpty: "There are no two campaigns of one type with \(figure.rawValue).")
            Screen.write("as of position \(found.position)\n")
        }
    }

    private func text(_ value: Int64) -> String {
        switch figure {
        case .sroi: FixedPoint.text(value, decimals: 2)
        case .utilization: UnitText.percent(value)
        }
    }

    private static func json(_ type: ProgramType, _ ranking: CampaignRanking) -> JSONObject {
        [
            "programType": .string(type.rawValue),
            "places": .array(
                ranking.places.map { place in
                    .object([
                        "campaignId": .string(place.campaign), "value": .int(place.value),
                        "rank": .int(place.rank), "percentile": .int(place.percentile),
                    ])
                }
            ),
        ]
    }
}
