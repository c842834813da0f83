import ArgumentParser

/// Bundle subscriptions.
struct SubscriptionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscription",
        abstract: "Keep the bundles of learners that companies bought for a period.",
        subcommands: [
            SubscriptionCreateCommand.self, SubscriptionListCommand.self,
            SubscriptionShowCommand.self, SubscriptionBorrowingCommand.self,
        ]
    )
}
