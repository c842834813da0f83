import CRabbitMQ

/// Values on their way into the library's memory, and texts on their way out of it.
extension Session {
    /// A value of a header or of an argument.
    enum Field {
        case string(String)
        case integer(Int64)
        case flag(Bool)
        case table(amqp_table_t)
    }

    /// Copies a text into the memory of what is being sent.
    func bytes(_ text: String) -> amqp_bytes_t {
        guard !text.isEmpty else { return amqp_empty_bytes }
        var text = text
        return text.withUTF8 { source in
            var copy = amqp_bytes_t()
            amqp_pool_alloc_bytes(&outgoing, source.count, &copy)
            UnsafeMutableRawBufferPointer(start: copy.bytes, count: source.count)
                .copyMemory(from: UnsafeRawBufferPointer(source))
            return copy
        }
    }

    /// Makes a table in the memory of what is being sent.
    func table(_ fields: [(String, Field)]) -> amqp_table_t {
        let stride = MemoryLayout<amqp_table_entry_t>.stride
        guard !fields.isEmpty, let memory = amqp_pool_alloc(&outgoing, fields.count * stride) else {
            return amqp_empty_table
        }
        let entries = memory.assumingMemoryBound(to: amqp_table_entry_t.self)
        for (index, (key, field)) in fields.enumerated() {
            entries[index] = amqp_table_entry_t(key: bytes(key), value: value(field))
        }
        return amqp_table_t(num_entries: Int32(fields.count), entries: entries)
    }

    private func value(_ field: Field) -> amqp_field_value_t {
        var value = amqp_field_value_t()
        switch field {
        case .string(let text):
            value.kind = UInt8(AMQP_FIELD_KIND_UTF8.rawValue)
            value.value.bytes = bytes(text)
        case .integer(let number):
            value.kind = UInt8(AMQP_FIELD_KIND_I64.rawValue)
            value.value.i64 = number
        case .flag(let isSet):
            value.kind = UInt8(AMQP_FIELD_KIND_BOOLEAN.rawValue)
            value.value.boolean = isSet ? 1 : 0
        case .table(let table):
            value.kind = UInt8(AMQP_FIELD_KIND_TABLE.rawValue)
            value.value.table = table
        }
        return value
    }
}

extension String {
    /// Copies a text of the library; bytes that are not UTF-8 are replaced.
    init(_ source: amqp_bytes_t) {
        self.init(decoding: UnsafeRawBufferPointer(source), as: UTF8.self)
    }
}

extension UnsafeRawBufferPointer {
    /// The library's bytes, valid until its buffers are released.
    init(_ source: amqp_bytes_t) {
        self.init(start: source.bytes, count: source.bytes == nil ? 0 : source.len)
    }
}
