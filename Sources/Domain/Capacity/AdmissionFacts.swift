/// What the answer to a request depends on.
///
/// Source: domain §7.4.
package struct AdmissionFacts: Hashable, Sendable {
    /// Whether the campaign is recruiting or active.
    package var isCampaignOpen = true
    /// Whether the company is suspended.
    package var isCompanySuspended = false
    /// Whether the person is active in the other role of this campaign.
    package var hasRoleConflict = false
    /// What placement refused, if it did: instance unknown, not open or full.
    package var placementRefusal: ReasonCode?
    /// Whether a hard quota in scope has no room.
    package var isQuotaExhausted = false
    /// The room before the request, after a loan if one was taken for it.
    package var room: Room
    /// What the person takes.
    package var need: Int64
    /// Whether the campaign keeps a waitlist.
    package var isWaitlistEnabled = true
    /// Whether the request would wait.
    package var acceptsWaiting = true
    /// The waiting entries of the campaign.
    package var waitingCount: Int64 = 0
    /// The longest waitlist of the campaign.
    package var maxWaiting: Int64 = 500

    /// Facts of an open campaign with a room; everything else is set afterwards.
    package init(room: Room, need: Int64) {
        self.room = room
        self.need = need
    }
}
