package import Contracts

/// What a node remembers of an input: how a command is answered beside the log.
package struct StoredResult: Sendable, Hashable {
    /// The digest of its type and data.
    package let body: Digest
    /// What became of it: disposition, codes and result.
    package let verdict: Verdict
    /// What was wrong with it, for a person; empty unless it was rejected.
    package let errors: [String]
}
