/// One thing that is wrong with one field of a quota.
package struct QuotaProblem: Hashable, Sendable {
    /// Where: a JSON Pointer into the quota, such as `/scopeRef`.
    package let path: String
    /// What is wrong, by the words of domain §3.3.
    package let code: ReasonCode

    /// A problem of a field.
    package init(_ path: String, _ code: ReasonCode) {
        self.path = path
        self.code = code
    }
}
