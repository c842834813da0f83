/// Whether an invoice may still change.
///
/// Source: domain §11.4.
package enum InvoiceStatus: String, CaseIterable, Sendable {
    /// Its month is open; it is computed anew each time.
    case preview
    /// Its month is closed; it never changes.
    case final
}
