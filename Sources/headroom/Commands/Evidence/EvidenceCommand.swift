import ArgumentParser

/// Evidence of what programs change, and what came without a campaign.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Look at evidence, and say where what names no campaign belongs.",
        discussion: """
            Headroom keeps links, never texts. A session or evidence without a campaign is \
            associated by itself from 80 points on; from 40 on it waits for a person and counts \
            for nothing until then.
            """,
        subcommands: [
            EvidenceListCommand.self, EvidenceSummaryCommand.self, EvidenceReviewCommand.self,
            EvidenceResolveCommand.self, EvidenceDismissCommand.self,
        ]
    )
}
