import AMQP
import BrokerSupport
import EventLog
import Testing

@Suite(
    "Encrypted connections",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct TLSOnBrokerTests {
    @Test(arguments: [false, true])
    func `a certificate of the right authority and name is accepted`(
        identifies: Bool
    )
        async throws
    {
        let place = try await TestPlace()
        let certificates = place.broker.certificates
        var tls = AMQPConfiguration.TLS(authorityFile: certificates.authority)
        if identifies {
            tls.identity = AMQPConfiguration.Identity(
                certificateFile: certificates.client,
                keyFile: certificates.clientKey
            )
        }
        let log = RabbitMQLog(configuration: encrypted(place, tls))
        let messages = (0..<5_000).map { TestPlace.message("\($0)") }
        try await log.append(messages)
        let reader = try await log.reader(from: 1)
        #expect(try await place.read(5_000, from: reader).map(\.message) == messages)
        await reader.close()
        await log.close()
    }

    @Test func `another authority is refused`() async throws {
        let place = try await TestPlace()
        let stranger = AMQPConfiguration.TLS(authorityFile: place.broker.certificates.stranger)
        await expectRefusal(encrypted(place, stranger))
        await expectRefusal(encrypted(place, AMQPConfiguration.TLS()))
    }

    @Test func `another host name is refused`() async throws {
        let place = try await TestPlace()
        let tls = AMQPConfiguration.TLS(authorityFile: place.broker.certificates.authority)
        var configuration = encrypted(place, tls)
        configuration.host = "127.0.0.1"
        await expectRefusal(configuration)
    }

    @Test func `a file that is missing and a key under a password are named`() async throws {
        let place = try await TestPlace()
        let certificates = place.broker.certificates
        let missing = AMQPConfiguration.TLS(authorityFile: "/nowhere/authority.pem")
        let first = await expectRefusal(encrypted(place, missing))
        #expect(first?.message.contains("/nowhere/authority.pem") == true)
        let identity = AMQPConfiguration.Identity(
            certificateFile: certificates.client,
            keyFile: certificates.lockedClientKey
        )
        let locked = AMQPConfiguration.TLS(
            authorityFile: certificates.authority,
            identity: identity
        )
        let second = await expectRefusal(encrypted(place, locked))
        #expect(second?.message.contains(certificates.lockedClientKey) == true)
    }

    @Test func `a plain broker is not taken for an encrypted one, nor the reverse`() async throws {
        let place = try await TestPlace()
        let tls = AMQPConfiguration.TLS(authorityFile: place.broker.certificates.authority)
        var toPlain = encrypted(place, tls)
        toPlain.port = place.broker.port
        var toEncrypted = place.configuration
        toEncrypted.port = place.broker.tlsPort
        toEncrypted.timeout = .seconds(2)
        for configuration in [toPlain, toEncrypted] {
            let log = RabbitMQLog(configuration: configuration)
            await #expect(throws: LogFault.self) {
                try await log.append([TestPlace.message("1")])
            }
            await log.close()
        }
    }

    private func encrypted(
        _ place: TestPlace,
        _ tls: AMQPConfiguration.TLS
    ) -> AMQPConfiguration {
        var configuration = place.configuration
        configuration.host = place.broker.host
        configuration.port = place.broker.tlsPort
        configuration.tls = tls
        return configuration
    }

    @discardableResult
    private func expectRefusal(_ configuration: AMQPConfiguration) async -> LogFault? {
        let log = RabbitMQLog(configuration: configuration)
        let fault = await #expect(throws: LogFault.self) {
            try await log.append([TestPlace.message("1")])
        }
        #expect(fault?.code == .refused)
        await log.close()
        return fault
    }
}
