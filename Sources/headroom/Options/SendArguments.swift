import ArgumentParser
import Contracts
import Domain
import Engine
import Storage

/// What every command that changes something has: where to send it, and how long to wait.
struct SendArguments: ParsableArguments {
    @OptionGroup var node: NodeArguments

    @Option(help: "Seconds to wait for the answer, 1 to 600.")
    var timeout = 10

    @Option(
        help: """
            Names this command: sent again under the same key it is answered, not repeated. By \
            default a creating command takes a key from its content, any other one a new key.
            """
    )
    var idempotencyKey: String?

    @Flag(help: "Print the answer as one JSON object.")
    var json = false

    func validate() throws {
        guard (1...600).contains(timeout) else {
            throw ValidationError("--timeout must be from 1 to 600 seconds")
        }
        if let key = idempotencyKey, !(1...200).contains(key.utf8.count) {
            throw ValidationError("--idempotency-key must have 1 to 200 bytes")
        }
    }

    /// Sends a command and returns what it came to; a refusal is thrown after it was told.
    ///
    /// `sentence` says for a person what was applied.
    @discardableResult
    func send(
        _ name: CommandName,
        partition: String,
        data: JSONObject,
        keySuffix: String = "",
        isLast: Bool = true,
        sentence: (Verdict) -> String
    ) async throws -> Verdict {
        let stem = key(for: name, partition, data)
        let key = stem + keySuffix
        let message = CommandMessage.make(
            name,
            key: key,
            partition: partition,
            principal: Self.principal,
            data: data
        )
        let client = CommandClient(node: node, patience: .seconds(timeout), stem: stem)
        let answer = try await client.ask(message, key: key)
        let isApplied = answer.verdict.disposition == Disposition.applied.rawValue
        if json, isLast || !isApplied {
            JSONLine.write(answer.json)
        } else if !json, isApplied {
            Screen.write(sentence(answer.verdict) + "\n")
        }
        if !isApplied { throw answer.fault }
        return answer.verdict
    }

    /// The company that an id of the core names, `<prefix>_<company>_<position>_<k>`.
    static func company(of id: String) throws -> String {
        let parts = id.split(separator: "_", omittingEmptySubsequences: false)
        guard DerivedID.position(of: id) != nil else {
            throw CommandFault(
                .usage,
                "\(id) is no id of Headroom; one looks like alr_acme_812_1"
            )
        }
        return String(parts[1])
    }

    /// The company of a campaign: as given, or as the node's database on this machine knows it.
    func company(ofCampaign id: String, given: String?) async throws -> String {
        if let given { return given }
        do {
            guard let found = try await node.reader().campaign(id).value else {
                throw CommandFault(.refused, "there is no campaign \(id) on this node")
            }
            return found.campaign.company
        } catch let fault as StorageFault where fault.code == .inputOutput {
            throw CommandFault(
                .usage,
                "--company is needed: \(fault.message), so nobody here knows it"
            )
        }
    }

    /// The company of a cohort: as given, or as its id or the node's database says.
    func company(ofInstance id: String, given: String?) async throws -> String {
        if let given { return given }
        if DerivedID.position(of: id) != nil { return try Self.company(of: id) }
        guard let campaign = try await node.reader().lineage(id).value.first?.campaign else {
            throw CommandFault(.refused, "there is no cohort \(id) on this node")
        }
        return try await company(ofCampaign: campaign, given: nil)
    }

    private static let principal = Principal(id: "cli", role: .platformAdmin, companies: ["*"])

    /// The key of a command: as given, or by default.
    func key(for name: CommandName, _ partition: String, _ data: JSONObject) -> String {
        if let idempotencyKey { return idempotencyKey }
        let content: JSON = .object(["partition": .string(partition), "data": .object(data)])
        let digest = CanonicalJSON.digest(type: name.type, data: content).prefix(8)
        let stem = "cli-" + digest.map(Self.hex).joined()
        switch name {
        case .companyRegister, .templateCreate, .templatePublish, .groupCreate, .pricebookPublish,
            .subscriptionCreate, .campaignCreate, .campaignClone, .instanceCreate, .instanceClone:
            return stem
        default:
            // Pausing a campaign again next week is another wish than pausing it today.
            return "\(stem)-\(WallClock.nowMs())"
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
