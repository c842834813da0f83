/// How values and free text are written in the text format.
enum MetricText {
    /// A help text: backslash and newline are escaped.
    static func help(_ text: String) -> String {
        escaped(text, quotes: false)
    }

    /// The value of a label: backslash, newline and quote are escaped.
    static func value(_ text: String) -> String {
        escaped(text, quotes: true)
    }

    /// A number; whole ones without a fraction.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int64(exactly: value) { return whole.description }
        return value.description
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
