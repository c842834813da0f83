import Domain

/// Days off as the model keeps them.
struct ModelBlackout {
    let id: String
    let company: String
    let from: CivilDate
    let to: CivilDate
    /// Nil is all campaigns of the company.
    let campaigns: Set<String>?

    func holds(_ date: CivilDate, _ campaign: ModelCampaign) -> Bool {
        company == campaign.company && from <= date && date <= to
            && campaigns?.contains(campaign.id) ?? true
    }
}
