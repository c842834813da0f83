import ArgumentParser

/// Campaigns: make, move, show.
struct CampaignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign",
        abstract: "Create campaigns, change them, move them along, look at them.",
        subcommands: [
            CampaignCreateCommand.self, CampaignListCommand.self, CampaignShowCommand.self,
            CampaignUpdateCommand.self, CampaignTransitionCommand.self, CampaignTermsCommand.self,
            CampaignConfigCommand.self, CampaignOverrideCommand.self, CampaignAuditCommand.self,
            CampaignMigrateCommand.self, CampaignRollbackCommand.self, CampaignCloneCommand.self,
            CampaignHoldCommand.self, LineageCommand.self,
        ]
    )
}
