import Domain

extension ConfigurationMembers where Value == ConfigurationValue {
    /// The value at a JSON Pointer.
    func value(_ pointer: String) -> ConfigurationValue? {
        ConfigurationPath.keys(pointer).flatMap { value(at: $0) }
    }
}
