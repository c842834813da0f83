import BrokerSupport

extension Program {
    /// Whether the broker said that this user may not.
    var wasRefused: Bool { !succeeded && output.contains("ACCESS_REFUSED") }
}
