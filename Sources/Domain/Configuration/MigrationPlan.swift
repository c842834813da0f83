/// What a move to another version means for a campaign and the planned instances that go along.
///
/// The campaign's layer lies over the version's defaults, an instance's layer over what the
/// campaign's becomes. Source: domain §14.
package struct MigrationPlan: Hashable, Sendable {
    /// A planned instance that is to go along.
    package struct Instance: Hashable, Sendable {
        /// The instance.
        package let id: String
        /// What it overrides.
        package let overrides: ConfigurationDocument
        /// What its overrides lie over now.
        package let parent: ConfigurationDocument

        /// Makes one from its parts.
        package init(id: String, overrides: ConfigurationDocument, parent: ConfigurationDocument) {
            self.id = id
            self.overrides = overrides
            self.parent = parent
        }
    }

    /// A layer after the move.
    package struct Layer: Hashable, Sendable {
        /// What it overrides.
        package let overrides: ConfigurationDocument
        /// What it overrides, over its parent; valid.
        package let effective: ConfigurationDocument
    }

    /// The end of a plan.
    package enum Outcome: Hashable, Sendable {
        /// The layer of the campaign, and those of the instances by their ids.
        case migrated(Layer, instances: [String: Layer])
        /// `migration_conflict`: the paths that nobody said anything about, in their order.
        case unresolved([String])
        /// The resolutions name no override or lead to something invalid; ordered by path.
        case refused([ConfigurationError])
    }

    /// What distinguishes the versions.
    package let diff: VersionDiff
    /// What becomes of the campaign's overrides.
    package let campaign: OverrideMigration
    /// The instances that go along.
    package let instances: [Instance]
    private let target: VersionContent

    /// Looks at a move before anybody has said anything about its conflicts.
    package init(
        from old: VersionContent,
        to new: VersionContent,
        overrides: ConfigurationDocument,
        instances: [Instance] = []
    ) {
        diff = VersionDiff.between(old, new)
        campaign = OverrideMigration.preview(
            overrides,
            from: old.defaultConfig,
            to: new.defaultConfig,
            rules: new.rules
        )
        self.instances = instances
        target = new
    }

    /// What becomes of the overrides of an instance, over what the campaign keeps by itself.
    package func preview(of instance: Instance) -> OverrideMigration {
        preview(of: instance, over: campaign.newEffective)
    }

    /// Applies what was said about paths.
    ///
    /// What is said about a path counts in every layer where it is in conflict; a campaign's leaf
    /// that could be kept may be given up or set anew as well.
    package func resolved(by resolutions: [String: OverrideMigration.Resolution]) -> Outcome {
        let own = resolutions.filter { path, _ in
            campaign.leaves.contains { $0.path == path } || !isOfInstance(path)
        }
        switch campaign.resolved(by: own) {
        case .refused(let errors): return .refused(errors)
        case .unresolved(let open):
            return .unresolved(ordered(open + openPaths(over: campaign.newEffective, resolutions)))
        case .migrated(let overrides, let effective):
            let open = openPaths(over: effective, resolutions)
            guard open.isEmpty else { return .unresolved(ordered(open)) }
            return move(
                over: effective,
                resolutions,
                Layer(overrides: overrides, effective: effective)
            )
        }
    }

    private func move(
        over effective: ConfigurationDocument,
        _ resolutions: [String: OverrideMigration.Resolution],
        _ layer: Layer
    ) -> Outcome {
        var layers: [String: Layer] = [:]
        for instance in instances {
            let preview = preview(of: instance, over: effective)
            let own = resolutions.filter { preview.conflicts.contains($0.key) }
            switch preview.resolved(by: own) {
            case .refused(let errors): return .refused(errors)
            case .unresolved(let open): return .unresolved(open)
            case .migrated(let overrides, let effective):
                layers[instance.id] = Layer(overrides: overrides, effective: effective)
            }
        }
        return .migrated(layer, instances: layers)
    }

    private func openPaths(
        over effective: ConfigurationDocument,
        _ resolutions: [String: OverrideMigration.Resolution]
    ) -> [String] {
        instances.flatMap { preview(of: $0, over: effective).conflicts }
            .filter { resolutions[$0] == nil }
    }

    private func isOfInstance(_ path: String) -> Bool {
        instances.contains { $0.overrides.leaves.contains { $0.path == path } }
    }

    private func preview(
        of instance: Instance,
        over effective: ConfigurationDocument
    ) -> OverrideMigration {
        OverrideMigration.preview(
            instance.overrides,
            from: instance.parent,
            to: effective,
            rules: target.rules
        )
    }

    private func ordered(_ paths: [String]) -> [String] {
        Set(paths).sorted(by: Identifier.isBefore)
    }
}
