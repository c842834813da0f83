import Contracts
import GRDBSQLite

/// Gives the parameters of a statement their values, first to last.
struct Binder {
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    private let handle: OpaquePointer
    private var index: Int32 = 0

    init(_ handle: OpaquePointer) { self.handle = handle }

    mutating func add(_ value: Int64) {
        index += 1
        sqlite3_bind_int64(handle, index, value)
    }

    mutating func add(_ value: Int64?) {
        guard let value else { return addNull() }
        add(value)
    }

    mutating func add(_ value: Bool) { add(value ? 1 : 0) }

    mutating func add(_ value: String) {
        index += 1
        var copy = value
        copy.withUTF8 { utf8 in
            // An empty buffer may have no address, and no address would mean NULL.
            let start = utf8.baseAddress.map { UnsafeRawPointer($0) }
            let text = start?.assumingMemoryBound(to: CChar.self)
            if let text {
                sqlite3_bind_text(handle, index, text, Int32(utf8.count), Self.transient)
            } else {
                sqlite3_bind_text(handle, index, "", 0, Self.transient)
            }
        }
    }

    mutating func add(_ value: String?) {
        guard let value else { return addNull() }
        add(value)
    }

    mutating func add(_ value: [UInt8]) {
        index += 1
        if value.isEmpty {
            sqlite3_bind_zeroblob(handle, index, 0)
        } else {
            value.withUnsafeBytes { bytes in
                _ = sqlite3_bind_blob(
                    handle,
                    index,
                    bytes.baseAddress,
                    Int32(bytes.count),
                    Self.transient
                )
            }
        }
    }

    /// Binds the 16 bytes of a digest.
    mutating func add(_ value: Digest) {
        index += 1
        let words = (value.high.bigEndian, value.low.bigEndian)
        withUnsafeBytes(of: words) { bytes in
            _ = sqlite3_bind_blob(handle, index, bytes.baseAddress, 16, Self.transient)
        }
    }

    mutating func addNull() {
        index += 1
        sqlite3_bind_null(handle, index)
    }
}
