/// A change of an override document: what is set, and what is removed again.
///
/// A `null` of the wire is `remove`; it removes this layer's own value of the path and everything
/// below it, so that the parent's value shows through. Source: domain §6.
package enum ConfigurationPatch: Hashable, Sendable {
    /// Take away what this layer says about the path.
    case remove
    /// Say this about the path: a scalar or a list, which replaces the whole value.
    case set(ConfigurationValue)
    /// Change what is said below the path.
    case members(ConfigurationMembers<ConfigurationPatch>)

    /// The patch that says all that a value says; objects are changed member by member.
    package init(setting value: ConfigurationValue) {
        guard case .object(let object) = value else {
            self = .set(value)
            return
        }
        self = .members(ConfigurationMembers(setting: object))
    }
}

extension ConfigurationMembers where Value == ConfigurationPatch {
    /// The patch that says all that a document says.
    package init(setting document: ConfigurationMembers<ConfigurationValue>) {
        self.init(document.members.map { ($0.key, ConfigurationPatch(setting: $0.value)) })
    }
}
