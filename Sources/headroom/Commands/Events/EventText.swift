/// One event as somebody wrote it, with its place for messages about it.
struct EventText: Equatable, Sendable {
    /// `line 7`, or `event 7` of an array.
    let place: String
    /// The JSON text.
    let bytes: [UInt8]
}
