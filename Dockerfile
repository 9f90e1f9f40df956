# Builds Mercer and puts what `make dist` packs into a small image.
#
#   docker build -t mercer:0.1.0 .
#   docker run --rm -v mercer-data:/data mercer:0.1.0 run --project /opt/mercer/share/mercer/bundles/three-csv --lake /data/lake
#
# /data holds the lake, the files that land and projects of your own. Everything else may be read-only.

FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends make gcc libc6-dev binutils patchelf pkg-config libyaml-dev \
       libcurl4-openssl-dev python3 python3-pip git \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN make dist \
    && mkdir -p /opt/mercer \
    && tar -xzf .build/mercer-*-linux-*.tar.gz --strip-components=1 -C /opt/mercer

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 mercer \
    && useradd --system --uid 10001 --gid 10001 --home-dir /data --shell /usr/sbin/nologin mercer \
    && install -d -o mercer -g mercer /data \
    && ln -s /opt/mercer/bin/mercer /usr/local/bin/mercer
COPY --from=build /opt/mercer /opt/mercer
ENV LANG=C.UTF-8
USER 10001:10001
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=5m --timeout=30s --start-period=10s \
    CMD ["mercer", "doctor", "--quiet", "--lake", "/data/lake"]
ENTRYPOINT ["mercer"]
CMD ["help"]
