package import Contracts
package import Domain

/// What is known of the inputs that were folded: the memory of deduplication.
///
/// Source: domain §1.5: keys are kept for 400 days of log clock; an older row counts as absent
/// and `prune` takes it away at leisure.
package final class InputTable {
    /// What is remembered of one input.
    package struct Known: Sendable, Hashable {
        /// The digest of its type and data.
        package let body: Digest
        /// Its position.
        package let position: Int64
        /// What became of it.
        package let disposition: String
        /// The stored result of a command, as JSON.
        package let result: [UInt8]
    }

    /// 400 days in milliseconds.
    package static let memoryMs: Int64 = 400 * 86_400_000

    private let insertRow: SQLStatement
    private let byKey: SQLStatement
    private let finishRow: SQLStatement
    private let pruneRows: SQLStatement
    private let keyBehind: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            """
            INSERT INTO inputs VALUES (?, ?, ?, ?, ?, NULL)
            ON CONFLICT (key) DO UPDATE SET body = excluded.body, at = excluded.at,
                position = excluded.position, disposition = excluded.disposition, result = NULL
            WHERE inputs.at <= ?
            """
        )
        byKey = try SQLStatement(
            connection,
            "SELECT body, position, disposition, result FROM inputs WHERE key = ?"
        )
        finishRow = try SQLStatement(
            connection,
            "UPDATE inputs SET disposition = ?, result = ? WHERE key = ?"
        )
        pruneRows = try SQLStatement(
            connection,
            """
            DELETE FROM inputs WHERE key IN
                (SELECT key FROM inputs WHERE key > ? ORDER BY key LIMIT 256) AND at <= ?
            """
        )
        keyBehind = try SQLStatement(
            connection,
            "SELECT key FROM inputs WHERE key > ? ORDER BY key LIMIT 1 OFFSET ?"
        )
    }

    /// Notes a new input as applied; returns what is known instead when it is no new one.
    package func note(
        _ identity: Record.Identity,
        position: Int64,
        clock: Instant
    ) throws(StorageFault) -> Known? {
        let changed = try insertRow.run { binder in
            binder.add(identity.key)
            binder.add(identity.body)
            binder.add(clock.ms)
            binder.add(position)
            binder.add("applied")
            binder.add(clock.ms - Self.memoryMs)
        }
        return changed > 0 ? nil : try find(identity.key)
    }

    /// What is known of the input with a key.
    package func find(_ key: Digest) throws(StorageFault) -> Known? {
        try byKey.first(
            { $0.add(key) },
            {
                Known(
                    body: Digest($0.bytes()),
                    position: $0.int(),
                    disposition: $0.text(),
                    result: $0.bytes()
                )
            }
        )
    }

    /// Writes what became of an input, when it was not simply applied.
    package func finish(
        _ key: Digest,
        disposition: String,
        result: [UInt8]
    ) throws(StorageFault) {
        try finishRow.run { binder in
            binder.add(disposition)
            binder.add(result)
            binder.add(key)
        }
    }

    /// Takes away expired rows among the 256 behind `key`; repeated, it walks the table.
    package func prune(behind key: [UInt8], clock: Instant) throws(StorageFault) {
        try pruneRows.run { binder in
            binder.add(key)
            binder.add(clock.ms - Self.memoryMs)
        }
    }

    /// The key `count` rows behind a key, or nil at the end of the table.
    package func key(_ count: Int64, behind key: [UInt8]) throws(StorageFault) -> [UInt8]? {
        try keyBehind.first(
            {
                $0.add(key)
                $0.add(count - 1)
            },
            { $0.bytes() }
        )
    }
}
