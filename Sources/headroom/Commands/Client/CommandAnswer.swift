import Contracts
import Engine

/// What became of a command that was sent through the log.
struct CommandAnswer: Sendable {
    /// Its idempotency key.
    let key: String
    /// Disposition, codes and result.
    let verdict: Verdict
    /// What was wrong with it, for a person.
    let errors: [String]

    /// The answer as the object that a script reads.
    var json: JSONObject {
        var object: JSONObject = ["key": .string(key)]
        for member in verdict.json.object?.members ?? [] { object[member.key] = member.value }
        if !errors.isEmpty { object["errors"] = .array(errors.map { .string($0) }) }
        return object
    }

    /// What an answer other than "applied" means for whoever called.
    var fault: CommandFault {
        let codes = verdict.codes.joined(separator: ", ")
        let place = "at position \(verdict.position)"
        switch Disposition(rawValue: verdict.disposition) {
        case .refused:
            let more = verdict.result.members.map(Self.detail)
            let details = more.isEmpty ? "" : " (\(more.joined(separator: "; ")))"
            return CommandFault(.refused, "refused \(place): \(codes)\(details)")
        case .rejected:
            let words = ([codes] + errors).joined(separator: "; ")
            return CommandFault(.badData, "rejected \(place): \(words)")
        default:
            return CommandFault(.refused, "\(verdict.disposition) \(place)")
        }
    }

    /// A member of a refusal; a list of faults names each field with its rule.
    private static func detail(_ member: JSONObject.Member) -> String {
        let faults = (member.value.array ?? []).compactMap { entry -> String? in
            guard let path = entry.object?["path"]?.string, let code = entry.object?["code"]?.string
            else { return nil }
            return "\(path) \(code)"
        }
        guard member.key != "errors" || faults.isEmpty else {
            return faults.joined(separator: ", ")
        }
        return "\(member.key): \(JSONLine.text([member.key: member.value]))"
    }
}
