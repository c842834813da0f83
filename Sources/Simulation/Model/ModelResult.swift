/// What an input came to, by the model.
enum ModelResult: Equatable {
    case applied
    case refused([String])
    case duplicate
    case parked(String)
    case rejected(String)

    var disposition: String {
        switch self {
        case .applied: "applied"
        case .refused: "refused"
        case .duplicate: "duplicate_business"
        case .parked: "parked"
        case .rejected: "rejected"
        }
    }
}
