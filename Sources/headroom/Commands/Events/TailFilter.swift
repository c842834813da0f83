import Contracts
import Storage

/// Which outputs `tail` shows.
struct TailFilter {
    /// Types without `headroom.` and version, such as `capacity.threshold_crossed`; none for all.
    let types: Set<String>
    /// The company or `platform`, nil for all.
    let company: String?
    /// The campaign, nil for all.
    let campaign: String?
    /// Only outputs with these numbers: sequences, or typesequences of the one type; nil for all.
    var numbers: ClosedRange<Int64>?

    /// Takes types in any of the forms that people know them by.
    init(types: [String], company: String?, campaign: String?) {
        self.types = Set(
            types.map { type in
                let name = type.hasPrefix("headroom.") ? String(type.dropFirst(9)) : type
                return name.hasSuffix(".v1") ? String(name.dropLast(3)) : name
            }
        )
        self.company = company
        self.campaign = campaign
    }

    /// The narrowest binding of a topic exchange that lets all of it through.
    var pattern: String {
        let type = types.count == 1 ? types.first ?? "#" : "*.*"
        if let company { return "\(type).\(company)" }
        return types.count == 1 ? "\(type).*" : "#"
    }

    /// Whether a type and a company pass; the campaign is looked at in the event itself.
    func passes(type: String, company: String) -> Bool {
        (types.isEmpty || types.contains(type))
            && (self.company == nil || self.company == company)
    }

    /// Whether an event passes.
    func passes(_ event: JSONObject) -> Bool {
        if let numbers {
            let key = types.count == 1 ? "typesequence" : "sequence"
            guard let number = event[key]?.string.flatMap({ Int64($0) }),
                numbers.contains(number)
            else { return false }
        }
        guard let campaign else { return true }
        return event["data"]?.object?["campaignId"]?.string == campaign
    }
}
