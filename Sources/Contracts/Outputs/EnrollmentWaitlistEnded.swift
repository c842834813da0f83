/// A wait is over without a promotion.
///
/// Source: domain §7.6, §21.4.
package struct EnrollmentWaitlistEnded: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The entry.
    package var waitlistId: String
    /// The request.
    package var requestId: String
    /// How it ended: expired, canceled or fulfilled.
    package var status: WaitlistStatus
    /// Whether the end was told before: an offer was answered that stands no more.
    package var duplicate: Bool

    /// Makes the body from its parts.
    package init(
        campaign: String,
        waitlistId: String,
        requestId: String,
        status: WaitlistStatus,
        duplicate: Bool = false
    ) {
        self.campaign = campaign
        self.waitlistId = waitlistId
        self.requestId = requestId
        self.status = status
        self.duplicate = duplicate
    }

    /// Which output it is: `enrollment.waitlist_ended`.
    package var type: OutputType { .enrollmentWaitlistEnded }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("waitlistId", waitlistId)
        writer.field("requestId", requestId)
        writer.field("status", status.rawValue)
        if duplicate { writer.field("duplicate", duplicate) }
    }
}
