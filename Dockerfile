# Headroom as an image: one program, no compiler, no root.

FROM swift:6.2-bookworm AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        librabbitmq-dev libsqlite3-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY Package.swift ./
COPY Sources Sources
# The manifest names the test targets, so their folders must be there; they are not built.
COPY Tests Tests
RUN swift build --configuration release --static-swift-stdlib --product headroom \
    && install -D --strip "$(swift build --configuration release --show-bin-path)/headroom" \
        /out/headroom

FROM debian:bookworm-slim
# tzdata: a company's time zone is resolved where its registration enters.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        ca-certificates librabbitmq4 libsqlite3-0 libstdc++6 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /var/lib/headroom headroom
COPY --from=build /out/headroom /usr/local/bin/headroom
USER headroom
WORKDIR /var/lib/headroom
VOLUME /var/lib/headroom
ENV HEADROOM_DATA_DIR=/var/lib/headroom
# Ready means that the node has caught up with its log. There is no curl here, and none is needed.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["headroom"]
CMD ["serve"]
