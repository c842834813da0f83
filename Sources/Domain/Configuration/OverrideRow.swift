/// One leaf of an override document, as the audit tells it.
///
/// Who and when are added by whoever writes the row. Source: domain §6.
package struct OverrideRow: Hashable, Sendable {
    /// Where, as a JSON Pointer.
    package let path: String
    /// Which layer says it.
    package let layer: OverrideLayer
    /// The parent's effective value; nil where it has none.
    package let baseValue: ConfigurationValue?
    /// What this layer says.
    package let value: ConfigurationValue

    /// Makes a row from its parts, as when it is read back.
    package init(
        path: String,
        layer: OverrideLayer,
        baseValue: ConfigurationValue?,
        value: ConfigurationValue
    ) {
        self.path = path
        self.layer = layer
        self.baseValue = baseValue
        self.value = value
    }

    /// Whether it says something else than the parent; if not, it pins the value.
    package var changed: Bool { value != baseValue }

    /// The rows of a whole override document, ordered by path.
    package static func rows(
        of overrides: ConfigurationDocument,
        over parent: ConfigurationDocument,
        layer: OverrideLayer
    ) -> [OverrideRow] {
        overrides.leaves.map { leaf in
            OverrideRow(
                path: leaf.path,
                layer: layer,
                baseValue: parent.value(at: leaf.keys),
                value: leaf.value
            )
        }
    }
}
