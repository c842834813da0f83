import Domain

/// A cohort as the model keeps it.
final class ModelClass {
    let id: String
    let ordinal: Int64
    let provenance: ModelProvenance
    var name: String
    var start: CivilDate
    var end: CivilDate
    var status: String
    var version: Int64 = 1
    var outcome: String?
    var wasActive: Bool
    var isPausedByCampaign = false
    var templateVersion: String
    /// What the campaign overrode when the snapshot was taken.
    var campaignOverrides: ConfigurationDocument
    var overrides: ConfigurationDocument
    var audit: [String: ModelAudit] = [:]
    var config: ConfigurationDocument

    init(
        id: String,
        ordinal: Int64,
        name: String,
        _ dates: (start: CivilDate, end: CivilDate),
        status: String,
        _ provenance: ModelProvenance,
        version: String,
        _ layers: ModelLayers
    ) {
        self.id = id
        self.ordinal = ordinal
        self.name = name
        self.start = dates.start
        self.end = dates.end
        self.status = status
        self.provenance = provenance
        wasActive = status == "active"
        templateVersion = version
        campaignOverrides = layers.campaign
        overrides = layers.own
        config = ModelConfiguration.merge(layers.parent, layers.own)
    }

    var isOpen: Bool { status == "planned" || status == "active" }

    /// The most beneficiaries; 0 is no limit.
    var size: Int64 { config["cohort"]?.object?["maxSize"]?.int ?? 0 }

    var splits: Bool { config["cohort"]?.object?["autoSplit"]?.bool ?? false }
}
