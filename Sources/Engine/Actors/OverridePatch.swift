import Contracts
import Domain

/// A patch of an override document as a command carries it.
///
/// Source: domain §6.
struct OverridePatch {
    private let patch: JSONObject

    init(_ patch: JSONObject) { self.patch = patch }

    /// The override document after the patch, held against the rules if they are known.
    ///
    /// - Throws: Everything that is wrong with the patch or with what it leads to.
    func applied(
        to stored: ConfigurationDocument,
        _ layer: OverrideLayer,
        over parent: ConfigurationDocument?,
        _ rules: ConfigurationRules?
    ) throws(InvalidConfiguration) -> ConfigurationDocument {
        let patch = try ConfigurationDecoder.patch(.object(patch))
        guard let rules else {
            let document = stored.applying(patch)
            // Many small patches may add up to more than a document may hold.
            return try ConfigurationDecoder.document(JSON(document))
        }
        let change = OverrideChange.patch(
            patch,
            of: stored,
            layer: layer,
            over: parent ?? [:],
            rules: rules
        )
        switch change {
        case .accepted(let accepted): return accepted.stored
        case .refused(let errors): throw InvalidConfiguration(errors: errors)
        }
    }
}

extension InvalidConfiguration {
    /// The refusal that tells it.
    var refusal: CommandOutcome {
        .refused(ConfigurationError.reasons(errors), ["errors": ProgramCatalog.list(errors)])
    }

    /// The same for a command that concerns nothing that exists yet.
    var refused: FoldResult {
        .refused(ConfigurationError.reasons(errors), ["errors": ProgramCatalog.list(errors)])
    }
}
