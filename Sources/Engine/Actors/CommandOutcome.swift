import Contracts
import Domain

/// What a command came to, with the orders that it gives to capacity.
enum CommandOutcome {
    /// It was carried out; the JSON is what the sender learns.
    case applied(JSONObject, [CapacityOrder])
    /// Every guard that failed, with details.
    case refused([ReasonCode], JSONObject)
}
