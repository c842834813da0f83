import AMQP
import Testing

@Suite("The broker's address")
struct AMQPConfigurationTests {
    @Test func `a bare host gets the defaults of the protocol`() throws {
        let configuration = try AMQPConfiguration(url: "amqp://broker")
        #expect(configuration == AMQPConfiguration(host: "broker"))
        #expect(configuration.port == 5_672)
        #expect(configuration.virtualHost == "/")
        #expect(configuration.user == "guest")
        #expect(configuration.heartbeatSeconds == 15)
        #expect(try AMQPConfiguration(url: "amqps://broker").port == 5_671)
    }

    @Test func `every part is read and percent-decoded`() throws {
        let url =
            "AMQPS://us%40er:p%3A%2Fw%25@[::1]:5700/a%2Fb?heartbeat=5&timeout=3"
            + "&cacertfile=%2Fca.pem&certfile=c.pem&keyfile=k.pem"
        let configuration = try AMQPConfiguration(url: url)
        let identity = AMQPConfiguration.Identity(certificateFile: "c.pem", keyFile: "k.pem")
        let expected = AMQPConfiguration(
            host: "::1",
            port: 5_700,
            virtualHost: "a/b",
            user: "us@er",
            password: "p:/w%",
            tls: .init(authorityFile: "/ca.pem", identity: identity),
            heartbeatSeconds: 5,
            timeout: .seconds(3)
        )
        #expect(configuration == expected)
    }

    @Test(arguments: [
        ("broker:5672", "scheme"), ("http://broker", "scheme"), ("amqp://", "host"),
        ("amqp://user@", "host"), ("amqp://b:0", "port"), ("amqp://b:65536", "port"),
        ("amqp://b:x", "port"), ("amqp://:secret@b", "user"), ("amqp://u:%zz@b", "password"),
        ("amqp://u:%f@b", "password"), ("amqp://u:%ff@b", "password"), ("amqp://%+1@b", "user"),
        ("amqp://b/a/b", "virtual host"), ("amqp://b/%00", "virtual host"),
        ("amqp://[::1", "host"), ("amqp://[::1]5", "host"), ("amqp://b?heartbeat=0", "heartbeat"),
        ("amqp://b?heartbeat=601", "heartbeat"), ("amqp://b?timeout=", "timeout"),
        ("amqp://b?verify=none", "query"), ("amqp://b?cacertfile=x", "cacertfile"),
        ("amqps://b?cacertfile=", "cacertfile"), ("amqps://b?certfile=x", "keyfile"),
        ("amqps://b?keyfile=x", "certfile"),
    ])
    func `what is wrong is named`(url: String, field: String) {
        let error = #expect(throws: InvalidAMQPURL.self) { try AMQPConfiguration(url: url) }
        #expect(error?.field == field)
    }

    @Test func `the password is never shown`() throws {
        let configuration = try AMQPConfiguration(url: "amqp://user:topsecret@broker/v")
        var dumped = ""
        dump(configuration, to: &dumped)
        let texts = [
            "\(configuration)", String(reflecting: configuration), dumped,
            "\([configuration])", "\(Optional(configuration) as Any)",
        ]
        for text in texts { #expect(!text.contains("topsecret")) }
        #expect("\(configuration)" == "amqp://user@broker:5672 virtual host v")
        for url in ["amqp://u:topsecret@b:x", "amqp://u:topsecret%zz@b"] {
            let error = #expect(throws: InvalidAMQPURL.self) { try AMQPConfiguration(url: url) }
            #expect(error.map { !"\($0)".contains("topsecret") } == true)
        }
    }
}
