/// A configuration, or a layer of one: an object at its root.
///
/// Source: domain §6.
package typealias ConfigurationDocument = ConfigurationMembers<ConfigurationValue>
