/// The names that Prometheus accepts, made from those that the code uses.
enum MetricName {
    /// The name of a family: dots and all else that is not allowed become underscores.
    ///
    /// A counter ends in `_total`, as its type demands.
    static func family(_ label: String, _ kind: MetricKind) -> String {
        let name = sanitized(label, allowsColon: true)
        return kind == .counter && !name.hasSuffix("_total") ? name + "_total" : name
    }

    /// The label of a timer, with its unit.
    static func timer(_ label: String) -> String {
        label.hasSuffix("_seconds") || label.hasSuffix(".seconds") ? label : label + "_seconds"
    }

    /// The name of a label; two leading underscores are Prometheus's own and become one.
    static func label(_ key: String) -> String {
        var name = sanitized(key, allowsColon: false)
        while name.hasPrefix("__") { name.removeFirst() }
        return name
    }

    private static func sanitized(_ name: String, allowsColon: Bool) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "_":
                result.unicodeScalars.append(scalar)
            case "0"..."9":
                if result.isEmpty { result = "_" }
                result.unicodeScalars.append(scalar)
            case ":" where allowsColon:
                result.unicodeScalars.append(scalar)
            default:
                result += "_"
            }
        }
        return result.isEmpty ? "_" : result
    }
}
