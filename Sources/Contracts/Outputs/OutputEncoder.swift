/// Writes an output as a CloudEvent in structured mode; the same output gives the same bytes.
package enum OutputEncoder {
    /// The source of everything that the core produces.
    package static let source = "urn:headroom:core"

    /// The bytes of the CloudEvent.
    package static func encode(_ output: Output, _ numbers: OutputNumbers) -> [UInt8] {
        encode(output, numbers, id: numbers.id(partition: output.partition))
    }

    /// The bytes of the CloudEvent; `id` is the one that the numbers give, made once.
    package static func encode(
        _ output: Output,
        _ numbers: OutputNumbers,
        id: String
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: 896)
        writer.object { writer in
            writer.field("specversion", "1.0")
            writer.field("id", id)
            writer.field("source", source)
            writer.key("type")
            writer.plainString { bytes in
                bytes.append(contentsOf: "headroom.".utf8)
                bytes.append(contentsOf: output.body.type.rawValue.utf8)
                bytes.append(contentsOf: ".v1".utf8)
            }
            writer.field("time", numbers.time)
            writer.field("subject", output.subject)
            writer.field("partitionkey", output.partition)
            writer.field("datacontenttype", "application/json")
            writer.field("correlationid", numbers.correlationid)
            writer.field("causationid", numbers.causationid)
            writer.key("sequence")
            writer.plainString { padded(numbers.sequence, into: &$0) }
            writer.key("typesequence")
            writer.plainString { padded(numbers.typesequence, into: &$0) }
            writer.key("data")
            writer.object { writer in
                writer.field("position", numbers.position)
                writer.field("campaignId", output.body.campaignId)
                output.body.write(to: &writer)
            }
        }
        return writer.bytes
    }

    /// A number as a decimal string of 20 digits, so that text order is number order.
    private static func padded(_ number: Int64, into bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
            var rest = number
            for index in stride(from: 19, through: 0, by: -1) {
                buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            bytes.append(contentsOf: buffer)
        }
    }
}
