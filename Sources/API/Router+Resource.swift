import Hummingbird

extension RouterMethods {
    /// Puts one thing at a path and answers every other method with 405 and what is allowed.
    ///
    /// The framework itself answers 404 there, which sends people to look for a spelling mistake.
    func resource(
        _ path: RouterPath,
        get: @escaping @Sendable (Request, Context) async throws -> Response
    ) {
        on(path, method: .get, use: get)
        for method in Self.otherMethods {
            on(path, method: method) { _, _ -> Response in
                throw Problem.methodNotAllowed(allowed: [.get, .head])
            }
        }
    }

    private static var otherMethods: [HTTPRequest.Method] {
        [.post, .put, .patch, .delete, .options, .trace, .connect]
    }
}
