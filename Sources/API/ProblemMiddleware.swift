package import Hummingbird
import Logging
import Telemetry

/// Turns everything that is thrown on the way of a request into a problem.
///
/// An error that nobody meant to show becomes an incident: its own words go to the log, the
/// answer only names it.
package struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
    /// Makes the middleware; add it before all others.
    package init() {}

    /// Lets the request through and answers with a problem when that fails.
    package func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return try problem(for: error, request, context)
                .response(from: request, context: context)
        }
    }

    private func problem(
        for error: any Error,
        _ request: Request,
        _ context: Context
    ) -> Problem {
        switch error {
        case let problem as Problem:
            return problem
        case let known as HTTPError where known.status == .notFound:
            return .notFound
        case let known as any HTTPResponseError where known.status.code < 500:
            // Thrown by the framework, say for a body that is too large.
            return Problem(
                status: known.status,
                code: "malformed",
                title: "The request cannot be served as it is.",
                detail: (known as? HTTPError)?.body ?? known.status.reasonPhrase
            )
        default:
            context.logger.error(
                "a request failed",
                metadata: LogKey.metadata([
                    .path: request.uri.path, .code: "internal_error", .cause: "\(error)",
                    .incident: context.id,
                ])
            )
            return .internalError(incident: context.id)
        }
    }
}
