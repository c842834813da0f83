/// The fifteen ways a campaign changes its state.
///
/// Source: domain §4.1.
package enum CampaignEdge: String, CaseIterable, Sendable {
    /// draft → planned: the plan is agreed.
    case e1
    /// draft → closed: a draft is given up.
    case e2
    /// planned → draft: the plan goes back to the desk.
    case e3
    /// planned → recruiting: enrollment opens.
    case e4
    /// planned → active: the campaign starts without recruiting.
    case e5
    /// planned → closed: the plan is given up.
    case e6
    /// recruiting → active: the campaign starts.
    case e7
    /// recruiting → paused: recruiting stops for a while.
    case e8
    /// recruiting → closed: recruiting is given up.
    case e9
    /// active → paused: the campaign stops for a while.
    case e10
    /// active → completed: the campaign ends.
    case e11
    /// paused → active: the campaign goes on.
    case e12
    /// paused → completed: a paused campaign ends.
    case e13
    /// paused → closed: a paused campaign is given up.
    case e14
    /// completed → closed: the books are closed.
    case e15

    /// The state the edge leaves.
    package var from: CampaignStatus {
        switch self {
        case .e1, .e2: .draft
        case .e3, .e4, .e5, .e6: .planned
        case .e7, .e8, .e9: .recruiting
        case .e10, .e11: .active
        case .e12, .e13, .e14: .paused
        case .e15: .completed
        }
    }

    /// The state the edge leads to.
    package var to: CampaignStatus {
        switch self {
        case .e1: .planned
        case .e2, .e6, .e9, .e14, .e15: .closed
        case .e3: .draft
        case .e4: .recruiting
        case .e5, .e7, .e12: .active
        case .e8, .e10: .paused
        case .e11, .e13: .completed
        }
    }

    /// The edge between two states, or nil where the matrix has none.
    package static func edge(from: CampaignStatus, to: CampaignStatus) -> Self? {
        allCases.first { $0.from == from && $0.to == to }
    }

    /// The states that can follow a state, in the order of the matrix's columns.
    package static func allowedTargets(from: CampaignStatus) -> [CampaignStatus] {
        CampaignStatus.allCases.filter { edge(from: from, to: $0) != nil }
    }
}
