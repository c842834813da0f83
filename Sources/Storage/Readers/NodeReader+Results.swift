package import Contracts

extension NodeReader {
    /// What became of the input with a key, nil while it has not been folded.
    ///
    /// The key is `Record.Identity.key`. A digest other than one's own in `body` means that the
    /// key was used before for something else: the answer then is that of the earlier input.
    package func result(
        of key: Digest
    ) async throws(StorageFault) -> AsOf<StoredResult?> {
        try await look { view in
            guard let known = try InputTable(view.connection).find(key) else { return nil }
            let stored = StoredJSON.object(known.result).flatMap { Verdict(json: .object($0)) }
            // Why an input was rejected is known to the desk.
            let entry =
                known.disposition == "rejected"
                ? try Self.rejected(view, position: known.position) : nil
            return StoredResult(
                body: known.body,
                verdict: stored
                    ?? Verdict(
                        position: known.position,
                        disposition: known.disposition,
                        codes: entry.map { [$0.code] } ?? [],
                        result: [:]
                    ),
                errors: entry.map { $0.errors.isEmpty ? [$0.message] : $0.errors } ?? []
            )
        }
    }
}
