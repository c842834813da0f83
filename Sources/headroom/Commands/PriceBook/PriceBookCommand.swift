import ArgumentParser

/// Price books.
struct PriceBookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pricebook",
        abstract: "Keep list prices and values by currency.",
        subcommands: [PriceBookPublishCommand.self, PriceBookListCommand.self]
    )
}
