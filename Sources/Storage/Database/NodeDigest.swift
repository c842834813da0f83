package import Contracts
import Crypto
import GRDB

/// Says whether two nodes hold the same: a SHA-256 over every row that the log decides.
///
/// Rows are written as canonical JSON, ordered by primary key; the order of tables is that of the
/// schema. What only one node knows, such as how far its relay has come, is left out. It opens a
/// connection of its own that cannot write. Source: domain §25, I14.
package final class NodeDigest {
    /// The digest of one table.
    package struct Table: Sendable, Hashable {
        /// The table.
        package let name: String
        /// How many rows it has.
        package let rows: Int
        /// The SHA-256 of its rows, as 64 lower-case digits.
        package let digest: String
    }

    private let queue: DatabaseQueue

    /// Opens a node's database for reading.
    ///
    /// Throws `StorageFault`.
    package init(path: String) throws(StorageFault) {
        do {
            queue = try DatabaseQueue.reading(path, label: "headroom.digest")
        } catch {
            throw StorageFault(.inputOutput, "\(path) cannot be read: \(error)")
        }
    }

    /// The digests of all tables whose rows the log decides; the feed of outputs comes last.
    ///
    /// The feed's rows are gone on a node that has pruned them, so it is the one table whose
    /// digest may differ between nodes that agree.
    package func tables() throws(StorageFault) -> [Table] {
        var tables: [Table] = []
        for name in NodeSchema.stateTables {
            var hash = SHA256()
            var count = 0
            try each(name) { row in
                hash.update(data: CanonicalJSON.bytes(of: .object(row)))
                hash.update(data: [0x0A])
                count += 1
            }
            tables.append(Table(name: name, rows: count, digest: Self.hex(Array(hash.finalize()))))
        }
        return tables
    }

    /// One digest over all tables but the feed of outputs, as 64 lower-case digits.
    package func state() throws(StorageFault) -> String {
        var hash = SHA256()
        for table in try tables() where table.name != "outbox" {
            hash.update(data: Array("\(table.name) \(table.digest)\n".utf8))
        }
        return Self.hex(Array(hash.finalize()))
    }

    /// All rows of a table in the order of its primary key; bytes appear as the text that they
    /// are, or as digits.
    package func rows(of table: String) throws(StorageFault) -> [JSONObject] {
        var rows: [JSONObject] = []
        try each(table) { rows.append($0) }
        return rows
    }

    private func each(
        _ table: String,
        _ body: (JSONObject) -> Void
    ) throws(StorageFault) {
        do {
            try queue.read { db in
                let key = try db.primaryKey(table).columns.joined(separator: ", ")
                let cursor = try Row.fetchCursor(
                    db,
                    sql: "SELECT * FROM \(table) ORDER BY \(key)"
                )
                while let row = try cursor.next() { body(Self.object(row)) }
            }
        } catch {
            throw StorageFault(.inputOutput, "table \(table) cannot be read: \(error)")
        }
    }

    private static func object(_ row: Row) -> JSONObject {
        JSONObject(
            row.map { name, value in
                JSONObject.Member(key: name, value: json(value.storage))
            }
        )
    }

    private static func json(_ value: DatabaseValue.Storage) -> JSON {
        switch value {
        case .null: .null
        case .int64(let number): .int(number)
        case .string(let text): .string(text)
        case .double(let number): .otherNumber("\(number)")
        case .blob(let data):
            .string(String(validating: data, as: UTF8.self) ?? "0x" + hex(Array(data)))
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
