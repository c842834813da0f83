/// One value of a document that is no object, with the way to it.
package struct ConfigurationLeaf: Hashable, Sendable {
    /// The keys from the root to the value.
    package let keys: [String]
    /// The value: a scalar or a list.
    package let value: ConfigurationValue

    /// The path as a JSON Pointer.
    package var path: String { ConfigurationPath.pointer(keys) }
}
