import Contracts
import Domain
import Storage

/// Settings as lines for people.
enum ConfigurationLines {
    /// Shows the settings of a campaign or a cohort, as one JSON object or as a table.
    static func show(
        _ config: ConfigurationExplanation,
        asOf position: Int64,
        asJSON: Bool,
        explained: Bool
    ) {
        guard asJSON else { return write(config, explained: explained) }
        var object = config.json
        object["asOf"] = .int(position)
        JSONLine.write(object)
    }

    /// Every setting; explained, with its layer, what it overrides, by whom and when.
    private static func write(_ config: ConfigurationExplanation, explained: Bool) {
        guard explained else {
            var table = TextTable("setting", "value")
            for leaf in config.leaves { table.add(leaf.path, text(JSON(leaf.value))) }
            return table.write(ifEmpty: "Nothing is set: there is no template version yet.")
        }
        var table = TextTable("setting", "value", "layer", "over", "by", "at")
        for leaf in config.leaves {
            table.add(
                leaf.path,
                text(JSON(leaf.value)),
                leaf.source.rawValue,
                leaf.source == .version ? "" : leaf.baseValue.map { text(JSON($0)) } ?? "nothing",
                leaf.audit?.by ?? "",
                leaf.audit?.at.rfc3339 ?? ""
            )
        }
        table.write(ifEmpty: "Nothing is set: there is no template version yet.")
    }

    /// Long lists are cut: the JSON form shows them whole.
    private static func text(_ value: JSON) -> String {
        let text = JSONLine.text(value)
        return text.count > longest ? "\(text.prefix(longest))…" : text
    }

    private static let longest = 48
}
