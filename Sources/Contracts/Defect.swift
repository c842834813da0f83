/// Why an input could not be understood or applied; it goes to the rejected desk with its bytes.
package struct Defect: Error, Sendable, Hashable, CustomStringConvertible {
    /// The stable codes of domain §1.6 and §1.2.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// No JSON, no CloudEvent, too large or too deep.
        case malformed
        /// A CloudEvents type that Headroom does not take.
        case unknownType = "unknown_type"
        /// Data that breaks the type's schema.
        case schemaViolation = "schema_violation"
        /// The partition key is not the company of the campaign or of the routing key.
        case tenantMismatch = "tenant_mismatch"
        /// The partition key names a company that was never registered.
        case companyUnknown = "company_unknown"
        /// The same source and id arrived with another body.
        case idReuse = "id_reuse"
        /// A known business reference arrived with another campaign, participant or role.
        case referenceConflict = "reference_conflict"
        /// Nothing can be folded before the first tick.
        case clockNotStarted = "clock_not_started"
        /// Parked, and what it waited for did not come within 168 hours.
        case parkedExpired = "parked_expired"
        /// An operator discarded the parked input.
        case discarded
        /// The record crashed the engine twice and is passed over.
        case quarantined
        /// An amount is in another currency than its campaign.
        case currencyMismatch = "currency_mismatch"
        /// A result does not fit a 64-bit integer.
        case numberOutOfRange = "number_out_of_range"
    }

    /// What is wrong, as a stable code.
    package let code: Code
    /// What is wrong, as one sentence without any payload.
    package let message: String
    /// What is wrong with which field, ordered by path; empty when no field is to blame.
    package let errors: [FieldError]

    /// Makes a defect from its parts.
    package init(_ code: Code, _ message: String, errors: [FieldError] = []) {
        self.code = code
        self.message = message
        self.errors = errors
    }

    /// Code, sentence and fields on one line.
    package var description: String {
        let fields = errors.map(\.description).joined(separator: "; ")
        return fields.isEmpty ? "\(code.rawValue): \(message)" : "\(code.rawValue): \(fields)"
    }
}
