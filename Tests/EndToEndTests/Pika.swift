import BrokerSupport
import Foundation

/// Runs lines of Python with pika, a client that is not ours; `scripts/test` installs it.
enum Pika {
    private static let python = HeadroomBinary.root
        .appending(path: ".build/clients/bin/python3").path()

    /// Whether there is a pika.
    ///
    /// Says so loudly when not; where `CI=true` the tests fail instead of not running.
    static let isAvailable: Bool = {
        if let found = try? Program([python, "-c", "import pika"]), found.succeeded { return true }
        if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
        Notice.say("*** NO PIKA HERE: the tests with a client in Python DO NOT RUN ***")
        return false
    }()

    /// Runs a script in which `channel` is open on the first argument's address.
    static func run(
        _ script: String,
        at url: String,
        _ arguments: [String] = []
    ) async throws
        -> [String]
    {
        let prelude = """
            import json, sys, pika
            connection = pika.BlockingConnection(pika.URLParameters(sys.argv[1]))
            channel = connection.channel()

            """
        return try await Tool([python, "-c", prelude + script, url] + arguments).lines()
    }

    /// Publishes events in structured mode and prints the answer to each.
    static let askStructured = """
        channel.confirm_delivery()
        answers = []
        channel.basic_consume('amq.rabbitmq.reply-to', auto_ack=True, on_message_callback=
            lambda channel, method, properties, body: answers.append(
                (properties.correlation_id, body.decode())))
        for number, body in enumerate(sys.argv[2:]):
            event = json.loads(body)
            channel.basic_publish('headroom.in',
                event['type'].rsplit('.', 1)[0] + '.' + event['partitionkey'], body,
                pika.BasicProperties(content_type='application/cloudevents+json',
                    delivery_mode=2, reply_to='amq.rabbitmq.reply-to',
                    correlation_id='ask-%d' % number), mandatory=True)
            while len(answers) <= number: connection.process_data_events(time_limit=60)
            correlation, answer = answers[number]
            assert correlation == 'ask-%d' % number, correlation
            print(answer)
        """

    /// The same in binary mode.
    static let askBinary = """
        channel.confirm_delivery()
        answers = []
        channel.basic_consume('amq.rabbitmq.reply-to', auto_ack=True, on_message_callback=
            lambda channel, method, properties, body: answers.append(body.decode()))
        for number, text in enumerate(sys.argv[2:]):
            event = json.loads(text)
            body = json.dumps(event.pop('data'))
            kind = event.pop('datacontenttype')
            channel.basic_publish('headroom.in',
                event['type'].rsplit('.', 1)[0] + '.' + event['partitionkey'], body,
                pika.BasicProperties(content_type=kind, delivery_mode=2,
                    reply_to='amq.rabbitmq.reply-to',
                    headers={'cloudEvents:' + k: v for k, v in event.items()}), mandatory=True)
            while len(answers) <= number: connection.process_data_events(time_limit=60)
            print(answers[number])
        """

    /// Takes everything that is in a queue.
    static let takeAll = """
        while True:
            method, properties, body = channel.basic_get(sys.argv[2])
            if method is None: break
            assert properties.content_type == 'application/cloudevents+json'
            assert properties.message_id == json.loads(body)['id'] and properties.delivery_mode == 2
            print(body.decode())
            channel.basic_ack(method.delivery_tag)
        """
}
