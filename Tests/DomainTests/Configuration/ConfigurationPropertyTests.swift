import Domain
import Testing

@Suite("Configuration merge, whatever comes")
struct ConfigurationPropertyTests {
    @Test(arguments: 0..<200)
    func `merging twice is merging once, and layers may be merged in any grouping`(seed: Int) {
        var random = ConfigurationDice(seed: seed)
        let (one, two, three) = (random.layer(), random.layer(), random.layer())

        let merged = one.merged(with: two)

        #expect(merged.merged(with: two) == merged)
        #expect(one.merged(with: one) == one)
        #expect(one.merged(with: [:]) == one)
        #expect(ConfigurationDocument().merged(with: one) == one)
        #expect(
            merged.merged(with: three) == one.merged(with: two.merged(with: three))
        )
    }

    @Test(arguments: 0..<200)
    func `a patch that only sets is a merge, and a patch twice is a patch once`(seed: Int) {
        var random = ConfigurationDice(seed: seed)
        let stored = random.layer()
        let layer = random.layer()
        let patch = random.patch()

        #expect(
            stored.applying(ConfigurationMembers(setting: layer)) == stored.merged(with: layer)
        )
        let once = stored.applying(patch)
        #expect(once.applying(patch) == once)
        #expect(once.leaves.allSatisfy { once.value(at: $0.keys) == $0.value })
    }

    @Test(arguments: 0..<40)
    func `whatever is patched, the open rows are the leaves of what is stored`(seed: Int) {
        var random = ConfigurationDice(seed: seed)
        let vocabulary = ProgramVocabulary.of(random.type)
        let rules = ConfigurationRules(random.type, version: vocabulary.schema)
        var stored: ConfigurationDocument = [:]
        var open: Set<OverrideRow> = []
        var accepts = 0
        for _ in 0..<25 {
            let change = OverrideChange.patch(
                random.patch(),
                of: stored,
                layer: .campaign,
                over: vocabulary.defaults,
                rules: rules
            )
            switch change {
            case .refused(let errors):
                #expect(!errors.isEmpty)
                #expect(errors == errors.sorted())
            case .accepted(let accepted):
                accepts += 1
                #expect(open.isSuperset(of: accepted.audit.closed))
                open.subtract(accepted.audit.closed)
                #expect(open.isDisjoint(with: accepted.audit.opened))
                open.formUnion(accepted.audit.opened)
                #expect(accepted.isUnchanged == (accepted.stored == stored))
                stored = accepted.stored
                #expect(vocabulary.schema.errors(in: accepted.effective) == [])
                #expect(accepted.effective == vocabulary.defaults.merged(with: stored))
            }
            #expect(Set(open.map(\.path)) == Set(stored.leaves.map(\.path)))
            for row in open { #expect(stored.value(row.path) == row.value) }
        }
        #expect(accepts > 5)
    }

    @Test(arguments: 0..<100)
    func `a migration to the same version keeps every accepted override`(seed: Int) {
        var random = ConfigurationDice(seed: seed)
        let vocabulary = ProgramVocabulary.of(random.type)
        let rules = ConfigurationRules(random.type, version: vocabulary.schema)
        let overrides = rules.canonical(random.layer())
        let migration = OverrideMigration.preview(
            overrides,
            from: vocabulary.defaults,
            to: vocabulary.defaults,
            rules: rules
        )
        #expect(migration.leaves.map(\.path) == overrides.leaves.map(\.path))
        if rules.errors(in: overrides, over: vocabulary.defaults).isEmpty {
            #expect(migration.leaves.allSatisfy { $0.verdict == .keep })
            #expect(migration.newEffective == migration.oldEffective)
        } else {
            let kept = migration.resolved(
                by: Dictionary(uniqueKeysWithValues: migration.conflicts.map { ($0, .drop) })
            )
            let isMigrated = if case .migrated = kept { true } else { false }
            #expect(isMigrated)
        }
    }
}
