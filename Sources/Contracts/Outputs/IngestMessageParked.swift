package import Domain

/// An input waits for another one.
///
/// Source: domain §1.6, §21.4.
package struct IngestMessageParked: OutputBody {
    /// The parked input, if it was parked.
    package var parkedId: String?
    /// The source of the input, empty if it had none.
    package var source: String
    /// The id of the input, empty if it had none.
    package var inputId: String
    /// The type of the input, empty if it had none.
    package var inputType: String
    /// Why, as a stable code.
    package var code: String
    /// What it waits for.
    package var awaitedKey: String?
    /// When the wait ends.
    package var deadline: Instant?
    /// The position of the input.
    package var inputPosition: Int64

    /// Makes the body from its parts.
    package init(
        parkedId: String? = nil,
        source: String,
        inputId: String,
        inputType: String,
        code: String,
        awaitedKey: String? = nil,
        deadline: Instant? = nil,
        inputPosition: Int64
    ) {
        self.parkedId = parkedId
        self.source = source
        self.inputId = inputId
        self.inputType = inputType
        self.code = code
        self.awaitedKey = awaitedKey
        self.deadline = deadline
        self.inputPosition = inputPosition
    }

    /// Which output it is: `ingest.message_parked`.
    package var type: OutputType { .ingestMessageParked }
    /// The campaign, if it is about one.
    package var campaignId: String? { nil }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("parkedId", parkedId)
        writer.field("source", source)
        writer.field("id", inputId)
        writer.field("type", inputType)
        writer.field("code", code)
        writer.field("awaitedKey", awaitedKey)
        writer.field("deadline", deadline)
        writer.field("inputPosition", inputPosition)
    }
}
