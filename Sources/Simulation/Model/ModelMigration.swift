import Domain

/// A move to another version of a template, as the model keeps it.
final class ModelMigration {
    /// A planned cohort that went along.
    struct Moved {
        let id: String
        let version: String
        let campaignOverrides: ConfigurationDocument
        let overrides: ConfigurationDocument
        let newOverrides: ConfigurationDocument
    }

    let id: String
    let campaign: String
    let from: String
    let to: String
    let diffClass: String
    let old: ConfigurationDocument
    let new: ConfigurationDocument
    let moved: [Moved]
    let at: Instant
    var backAt: Instant?

    init(
        id: String,
        campaign: String,
        from: String,
        to: String,
        diffClass: String,
        old: ConfigurationDocument,
        new: ConfigurationDocument,
        moved: [Moved],
        at: Instant
    ) {
        self.id = id
        self.campaign = campaign
        self.from = from
        self.to = to
        self.diffClass = diffClass
        self.old = old
        self.new = new
        self.moved = moved
        self.at = at
    }
}
