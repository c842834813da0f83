import BrokerSupport
import Foundation
import Testing

@Suite("The script that sets passwords")
struct PasswordScriptTests {
    @Test func `passwords go to the users that have one, and never through an argument`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "headroom-passwords-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = folder.appending(path: "log").path()
        let ctl = folder.appending(path: "ctl")
        // Written by another process: a program that this one has open for writing cannot be run.
        let stub = """
            #!/usr/bin/env bash
            printf '%s\\n' "$*" >>"\(log)"
            case $* in
            *list_users*) printf 'headroom-node\\t[]\\nbilling-consumer\\t[]\\nodd\\t[]\\n' ;;
            *change_password*) sed 's/^/got /' >>"\(log)" ;;
            esac

            """
        let written = try Program(
            ["sh", "-c", "cat >\"$0\" && chmod 755 \"$0\"", ctl.path()],
            input: stub
        )
        #expect(written.succeeded)
        let script = Topology.folder.appending(path: "set-passwords").path()
        let program = try Program(
            [script],
            environment: [
                "RABBITMQCTL": ctl.path(), "RABBITMQ_NODE": "rabbit@host",
                "HEADROOM_NODE_PASSWORD": "a b$c", "BILLING_CONSUMER_PASSWORD": "",
            ]
        )
        #expect(program.succeeded)
        #expect(program.output.isEmpty)
        #expect(
            try String(contentsOfFile: log, encoding: .utf8) == """
                --quiet --node rabbit@host list_users --no-table-headers
                --quiet --node rabbit@host change_password headroom-node
                got a b$c

                """
        )
    }
}
