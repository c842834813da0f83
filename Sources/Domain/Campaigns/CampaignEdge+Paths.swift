/// Where a campaign can still get to.
extension CampaignEdge {
    /// The states that one or more moves lead to, the state itself only by a loop.
    ///
    /// A plan may go back to the desk, so draft and planned reach every state; recruiting is lost
    /// once it was left. Source: domain §4.1.
    package static func reachable(from status: CampaignStatus) -> Set<CampaignStatus> {
        var found: Set<CampaignStatus> = []
        var open = allowedTargets(from: status)
        while let next = open.popLast() {
            if found.insert(next).inserted { open += allowedTargets(from: next) }
        }
        return found
    }
}
