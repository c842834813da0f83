import Contracts
import Foundation
import Testing

/// `docker-compose.yml` and `rabbitmq.conf`, against the definitions they bring up.
@Suite("Compose file and broker configuration")
struct ComposeTests {
    private let services =
        Topology.yaml(at: Topology.root.appending(path: "docker-compose.yml"))?
        .object?["services"]?.object ?? [:]

    @Test func `no password is written down, and the node's must be given`() throws {
        let environment = try #require(services["passwords"]?.object?["environment"]?.object)
        for member in environment.members where member.key.hasSuffix("_PASSWORD") {
            let isRequired = member.key == "HEADROOM_NODE_PASSWORD"
            let text = try #require(member.value.string)
            #expect(text.hasPrefix("${\(member.key):\(isRequired ? "?" : "-}")"))
        }
        let url = services["headroom"]?.object?["environment"]?.object?["HEADROOM_AMQP_URL"]
        #expect(url?.string?.contains(":${HEADROOM_NODE_PASSWORD:?") == true)
    }

    @Test func `nothing is reachable from another machine`() throws {
        for service in services.members {
            for port in service.value.object?["ports"]?.array ?? [] {
                #expect(port.string?.hasPrefix("127.0.0.1:") == true, "\(service.key): \(port)")
            }
        }
        let command = try #require(services["headroom"]?.object?["command"]?.array)
        #expect(command == ["serve", "--host", "0.0.0.0"].map { .string($0) })
    }

    @Test func `every user can be given a password`() throws {
        let environment = try #require(services["passwords"]?.object?["environment"]?.object)
        let names = environment.members.map(\.key).filter { $0.hasSuffix("_PASSWORD") }
        let users = Topology.items("users").compactMap { $0["name"]?.string }
        let expected = users.map {
            $0.uppercased().replacing("-", with: "_") + "_PASSWORD"
        }
        #expect(Set(names) == Set(expected))
    }

    @Test func `what is mounted is there`() throws {
        for service in services.members {
            for mount in service.value.object?["volumes"]?.array ?? [] {
                let source = mount.string?.split(separator: ":").first.map(String.init) ?? ""
                guard source.hasPrefix("./") else { continue }
                let path = Topology.root.appending(path: source.dropFirst(2)).path()
                #expect(FileManager.default.fileExists(atPath: path), "\(source)")
            }
        }
    }

    @Test func `the broker imports the definitions where they are mounted`() throws {
        let settings = try configuration()
        let path = try #require(settings["definitions.local.path"])
        let mounts = services["rabbitmq"]?.object?["volumes"]?.array ?? []
        #expect(mounts.contains(.string("./topology/definitions.json:\(path):ro")))
        #expect(settings["definitions.import_backend"] == "local_filesystem")
        // Otherwise every start would take the passwords away again.
        #expect(settings["definitions.skip_if_unchanged"] == "true")
    }

    @Test func `the broker lets nobody in by default and takes what Headroom takes`() throws {
        let settings = try configuration()
        #expect(settings["auth_mechanisms.1"] == "PLAIN")
        #expect(settings["auth_mechanisms.2"] == nil)
        #expect(settings["loopback_users.guest"] == "true")
        #expect(settings.keys.allSatisfy { !$0.hasPrefix("default_") })
        let largest = try #require(settings["max_message_size"].flatMap(Int.init))
        #expect(largest > CloudEventDecoder.maximumBytes)
        let heartbeat = try #require(settings["heartbeat"].flatMap(Int.init))
        #expect((10...60).contains(heartbeat))
    }

    private func configuration() throws -> [String: String] {
        let file = Topology.folder.appending(path: "rabbitmq.conf")
        var settings: [String: String] = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        where !line.hasPrefix("#") {
            let parts = line.split(separator: " = ", maxSplits: 1).map(String.init)
            #expect(parts.count == 2, "\(line)")
            #expect(settings[parts[0]] == nil, "\(line)")
            settings[parts[0]] = parts.last
        }
        return settings
    }
}
