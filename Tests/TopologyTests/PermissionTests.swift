import Contracts
import Testing

/// Who may do what, as the definitions say it; the broker's own word is in `BrokerTests`.
@Suite("Permissions")
struct PermissionTests {
    private static let facts = InputType.allCases.filter { $0 != .clockTicked }.map(\.routingName)
    private static let commands = CommandName.allCases.map(\.routingName)
    private static let users = Topology.items("users").compactMap { $0["name"]?.string }

    @Test func `no user can log in before somebody gives a password`() {
        for user in Topology.items("users") {
            #expect(user["password_hash"] == .string(""))
            #expect(user["password"] == nil)
        }
    }

    @Test func `nobody administers, and one may look`() {
        for user in Topology.items("users") {
            let isOperator = user["name"] == .string("headroom-operator")
            #expect(user["tags"] == .array(isOperator ? [.string("monitoring")] : []))
        }
    }

    @Test func `every user has permissions once, and a topic permission where it may publish`() {
        let permissions = Topology.items("permissions").compactMap { $0["user"]?.string }
        #expect(permissions.sorted() == Self.users.sorted())
        for user in Self.users {
            for exchange in [Routes.inputExchange, Routes.outputExchange] {
                let mayWrite = allows(user, "write", exchange)
                #expect(mayWrite == (topic(user, exchange) != nil), "\(user) \(exchange)")
            }
        }
    }

    @Test func `nobody may make or delete what is shared`() {
        let shared =
            Topology.items("queues") + Topology.items("exchanges")
        for user in Self.users {
            for name in shared.compactMap({ $0["name"]?.string }) {
                #expect(!allows(user, "configure", name), "\(user) \(name)")
            }
        }
    }

    @Test(arguments: SourceSystem.allCases)
    func `a source system publishes its own inputs of its company`(system: SourceSystem) {
        let user = system.rawValue
        for type in InputType.allCases {
            let isItsOwn = SourceSystem.publishers(of: type).contains(system)
            #expect(mayPublish(user, "\(type.routingName).veridia") == isItsOwn, "\(type)")
        }
        for name in Self.facts {
            for key in [
                "\(name).northlight", "\(name).veridia2", "\(name).xveridia", "\(name)",
                "x.\(name).veridia", "\(name).veridia.veridia", "\(name).platform",
            ] {
                #expect(!mayPublish(user, key), "\(key)")
            }
        }
        for name in Self.commands + [InputType.clockTicked.routingName] {
            #expect(!mayPublish(user, "\(name).veridia"))
            #expect(!mayPublish(user, "\(name).platform"))
        }
        #expect(readable(by: user).isEmpty)
        #expect(writable(by: user) == [Routes.inputExchange])
    }

    @Test func `the API publishes commands and facts, but no time and no quarantine`() {
        for name in Self.commands + Self.facts {
            let isForbidden = name == CommandName.recordQuarantine.routingName
            #expect(mayPublish("headroom-api", "\(name).veridia") == !isForbidden)
        }
        #expect(!mayPublish("headroom-api", "clock.ticked.platform"))
        #expect(readable(by: "headroom-api").isEmpty)
        #expect(writable(by: "headroom-api") == [Routes.inputExchange])
    }

    @Test func `a node reads the log alone and publishes whatever there is`() {
        let node = "headroom-node"
        for name in Self.commands + Self.facts { #expect(mayPublish(node, "\(name).veridia")) }
        #expect(mayPublish(node, "clock.ticked.platform"))
        #expect(!mayPublish(node, "anything.else.veridia"))
        for type in OutputType.allCases {
            let key = "\(type.rawValue).veridia"
            #expect(mayPublish(node, key, to: Routes.outputExchange))
        }
        #expect(readable(by: node) == [Routes.logStream])
        #expect(
            writable(by: node) == [Routes.inputExchange, Routes.outputExchange, "amq.default"]
        )
    }

    @Test(arguments: ConsumerQueue.allCases)
    func `a consumer reads its own queue, and billing alone may ask`(queue: ConsumerQueue) {
        let owners = Self.users.filter { readable(by: $0).contains(queue.rawValue) }
        #expect(owners.count == 1)
        for owner in owners {
            #expect(owner.hasSuffix("-consumer"))
            #expect(readable(by: owner) == [queue.rawValue])
            let isBilling = queue == .billingUsage
            #expect(writable(by: owner) == (isBilling ? [Routes.inputExchange] : []))
        }
    }

    @Test func `billing asks for outputs and statements of any company, and for nothing else`() {
        let own: Set<InputType> = [.billingResendRequested, .billingStatementRequested]
        for type in InputType.allCases {
            let isItsOwn = own.contains(type)
            #expect(mayPublish("billing-consumer", "\(type.routingName).veridia") == isItsOwn)
            #expect(!mayPublish("billing-consumer", "\(type.routingName).veridia.x"))
        }
        for name in Self.commands { #expect(!mayPublish("billing-consumer", "\(name).veridia")) }
    }

    @Test func `an operator reads what went wrong, and may watch outputs`() {
        let expected =
            [Routes.outputExchange, Routes.unroutableQueue]
            + ConsumerQueue.allCases.map(\.deadLetterQueue)
        #expect(readable(by: "headroom-operator") == Set(expected))
        #expect(writable(by: "headroom-operator").isEmpty)
    }

    private func mayPublish(
        _ user: String,
        _ key: String,
        to exchange: String = Routes.inputExchange
    ) -> Bool {
        guard allows(user, "write", exchange) else { return false }
        guard let pattern = topic(user, exchange)?["write"]?.string else { return true }
        return matches(pattern, key)
    }

    private func readable(by user: String) -> Set<String> {
        let names = (Topology.items("queues") + Topology.items("exchanges"))
            .compactMap { $0["name"]?.string }
        return Set(names.filter { allows(user, "read", $0) })
    }

    private func writable(by user: String) -> Set<String> {
        let names = (Topology.items("queues") + Topology.items("exchanges"))
            .compactMap { $0["name"]?.string }
        return Set((names + ["amq.default"]).filter { allows(user, "write", $0) })
    }

    private func allows(_ user: String, _ right: String, _ name: String) -> Bool {
        let item = Topology.items("permissions").first { $0["user"] == .string(user) }
        return matches(item?[right]?.string ?? "^$", name)
    }

    private func topic(_ user: String, _ exchange: String) -> JSONObject? {
        Topology.items("topic_permissions").first {
            $0["user"] == .string(user) && $0["exchange"] == .string(exchange)
        }
    }

    private func matches(_ pattern: String, _ text: String) -> Bool {
        guard let regex = try? Regex(pattern) else { return false }
        return text.firstMatch(of: regex) != nil
    }
}
