/// One thing that is wrong with one field of commercial terms.
package struct TermsProblem: Hashable, Sendable {
    /// Where: a JSON Pointer into the terms, such as `/components/0/rate`.
    package let path: String
    /// What is wrong, by the words of domain §3.3, or `currency_mismatch`.
    package let code: ReasonCode

    /// A problem of a field.
    package init(_ path: String, _ code: ReasonCode) {
        self.path = path
        self.code = code
    }
}
