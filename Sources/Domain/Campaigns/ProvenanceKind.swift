/// How an instance or a campaign came to be.
///
/// Source: domain §2, §5.2.
package enum ProvenanceKind: String, CaseIterable, Sendable {
    /// Its campaign became active without one.
    case auto
    /// A person asked for it.
    case manual
    /// Every open instance was full.
    case split
    /// It is a copy.
    case clone
    /// It is a variant of an experiment.
    case experiment
}
