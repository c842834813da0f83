/// The data of one output: typed, and written the same way every time.
package protocol OutputBody: Sendable {
    /// Which output it is.
    var type: OutputType { get }
    /// The campaign it is about, if it is about one.
    var campaignId: String? { get }
    /// What the activity feed says of it; nil where it says nothing.
    ///
    /// Source: domain §13.3.
    var activity: ActivityFeedNote? { get }
    /// Writes the members of `data` behind `position` and `campaignId`.
    func write(to writer: inout JSONWriter)
}

extension OutputBody {
    /// Most outputs are no news to a person.
    package var activity: ActivityFeedNote? { nil }
}
