/// An authority of the tests' own, a server's certificate from it, and an authority that nobody
/// asked for.
package struct TestCertificates: Sendable {
    /// The authority that signed the server's certificate.
    package let authority: String
    /// The server's certificate, for the name `localhost` only.
    package let server: String
    /// The server's key.
    package let serverKey: String
    /// A client's certificate, signed by the same authority.
    package let client: String
    /// The client's key.
    package let clientKey: String
    /// The client's key under a password, which no test knows.
    package let lockedClientKey: String
    /// Another authority, which signed nothing.
    package let stranger: String

    /// Makes them all with the `openssl` command.
    package init(folder: String) throws(BrokerFailure) {
        authority = "\(folder)/authority.pem"
        server = "\(folder)/server.pem"
        serverKey = "\(folder)/server.key"
        client = "\(folder)/client.pem"
        clientKey = "\(folder)/client.key"
        lockedClientKey = "\(folder)/locked.key"
        stranger = "\(folder)/stranger.pem"
        _ = try Program.run(
            ["sh", "-e", "-c", Self.script],
            environment: ["FOLDER": folder, "HOME": folder]
        )
    }

    private static let script = """
        cd "$FOLDER"
        new="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
        for name in authority stranger; do
            openssl req -x509 $new -keyout $name.key -out $name.pem -days 30 -subj "/CN=$name"
        done
        sign() {
            openssl req $new -keyout $1.key -out $1.csr -subj "/CN=$2"
            printf "subjectAltName=DNS:$2" >$1.ext
            openssl x509 -req -in $1.csr -CA authority.pem -CAkey authority.key -CAcreateserial \
                -out $1.pem -days 30 -extfile $1.ext
        }
        sign server localhost
        sign client headroom
        openssl ec -in client.key -aes128 -passout pass:locked -out locked.key
        """
}
