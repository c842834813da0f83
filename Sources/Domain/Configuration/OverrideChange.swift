/// What becomes of a layer after a patch.
///
/// Source: domain §6.
package enum OverrideChange: Hashable, Sendable {
    /// What is to be stored.
    package struct Accepted: Hashable, Sendable {
        /// The override document of this layer, sparse.
        package let stored: ConfigurationDocument
        /// The parent's effective configuration with this layer over it, valid.
        package let effective: ConfigurationDocument
        /// The audit rows to close and to open.
        package let audit: OverrideAudit

        /// Whether the stored document is as it was, so that there is nothing to tell.
        package var isUnchanged: Bool { audit.isEmpty }
    }

    /// The layer may be stored.
    case accepted(Accepted)
    /// Nothing is stored; the errors are ordered by path and never empty.
    case refused([ConfigurationError])

    /// A patch of one layer over its parent's effective configuration.
    ///
    /// For a campaign the parent is the version's defaults, for an instance the campaign's
    /// effective configuration. The same patch twice is unchanged the second time.
    package static func patch(
        _ patch: ConfigurationMembers<ConfigurationPatch>,
        of stored: ConfigurationDocument,
        layer: OverrideLayer,
        over parent: ConfigurationDocument,
        rules: ConfigurationRules
    ) -> Self {
        let patched = rules.canonical(stored.applying(patch))
        let errors = rules.errors(in: patched, over: parent)
        guard errors.isEmpty else { return .refused(errors) }
        let audit = OverrideAudit.step(
            from: OverrideRow.rows(of: stored, over: parent, layer: layer),
            to: OverrideRow.rows(of: patched, over: parent, layer: layer)
        )
        return .accepted(
            Accepted(stored: patched, effective: parent.merged(with: patched), audit: audit)
        )
    }
}
