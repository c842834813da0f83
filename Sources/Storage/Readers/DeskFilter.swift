/// Which entries of the rejected desk, or of the parking place, a list shows.
package struct DeskFilter: Sendable, Hashable {
    /// Only those of a company; `platform` for those whose company is unknown.
    package var company: String?
    /// Only those with a status, such as `open` or `parked`; nil for all.
    package var status: String?
    /// Only those with a defect code; the desk only.
    package var code: String?
    /// Only those at a later position, to go on with a list.
    package var after: Int64
    /// At most so many, oldest first.
    package var limit: Int64

    /// Shows everything, up to a limit.
    package init(
        company: String? = nil,
        status: String? = nil,
        code: String? = nil,
        after: Int64 = 0,
        limit: Int64 = 100
    ) {
        self.company = company
        self.status = status
        self.code = code
        self.after = after
        self.limit = limit
    }
}
