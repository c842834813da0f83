/// How a hold stands.
///
/// Source: "Holds and offers", States.
package enum HoldStatus: String, Sendable, Hashable, CaseIterable {
    /// It keeps a unit of room.
    case held
    /// It was never placed.
    case rejected
    /// The person is enrolled.
    case confirmed
    /// It was given up, by the asker or with the campaign.
    case released
    /// Its time ran out.
    case expired
    /// The person joined by a fact, or by a request of another reference.
    case superseded
}
