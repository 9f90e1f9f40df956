// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours.
let checked: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// Settings of the targets that never see a C pointer.
let pure: [SwiftSetting] = checked + [.strictMemorySafety()]

/// Lets the DuckDB wrapper lend spans that cannot outlive a callback.
let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

/// Where `make setup` puts libduckdb; binaries find it from `.build/<triple>/<configuration>/`.
let duckDB: [LinkerSetting] = [
  .unsafeFlags([
    "-L", Context.packageDirectory + "/.deps/lib",
    "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../../../.deps/lib",
  ])
]

let package = Package(
  name: "mercer",
  products: [.executable(name: "mercer", targets: ["mercer"])],
  targets: [
    .systemLibrary(
      name: "CCurl",
      path: "Sources/System/CCurl",
      pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"])]
    ),
    .systemLibrary(name: "CDuckDB", path: "Sources/System/CDuckDB"),
    .systemLibrary(name: "CLinux", path: "Sources/System/CLinux"),
    .systemLibrary(
      name: "CYAML",
      path: "Sources/System/CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"])]
    ),
    .systemLibrary(
      name: "CZlib",
      path: "Sources/System/CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]
    ),
    .systemLibrary(
      name: "CZstd",
      path: "Sources/System/CZstd",
      pkgConfig: "libzstd",
      providers: [.apt(["libzstd-dev"])]
    ),
    .target(
      name: "Relational",
      path: "Sources/Base/Relational",
      exclude: ["README.md"],
      swiftSettings: pure,
      linkerSettings: [.linkedLibrary("m")]
    ),
    .target(
      name: "DuckDB",
      dependencies: ["CDuckDB", "Relational"],
      path: "Sources/Bridge/DuckDB",
      exclude: ["README.md"],
      swiftSettings: checked + lifetimes,
      linkerSettings: duckDB
    ),
    .target(
      name: "HTTPClient",
      dependencies: ["CCurl", "Relational"],
      path: "Sources/Bridge/HTTPClient",
      exclude: ["README.md"],
      swiftSettings: checked
    ),
    .target(
      name: "YAML",
      dependencies: ["CYAML"],
      path: "Sources/Bridge/YAML",
      exclude: ["README.md"],
      swiftSettings: checked
    ),
    .target(
      name: "Decoding",
      dependencies: ["CLinux", "CZlib", "CZstd"],
      path: "Sources/Bridge/Decoding",
      exclude: ["README.md"],
      swiftSettings: checked
    ),
    .target(
      name: "Delta",
      dependencies: ["Relational"],
      path: "Sources/Lake/Delta",
      exclude: ["README.md"],
      swiftSettings: pure
    ),
    .target(
      name: "Lakehouse",
      dependencies: ["CLinux", "Delta", "Relational"],
      path: "Sources/Lake/Lakehouse",
      exclude: ["README.md"],
      swiftSettings: pure
    ),
    .target(
      name: "Pipelines",
      dependencies: ["Relational", "YAML"],
      path: "Sources/Flow/Pipelines",
      exclude: ["README.md"],
      swiftSettings: pure
    ),
    .target(
      name: "Execution",
      dependencies: ["Decoding", "Delta", "Lakehouse", "Pipelines", "Relational"],
      path: "Sources/Flow/Execution",
      exclude: ["README.md"],
      swiftSettings: pure
    ),
    .target(
      name: "Documentation",
      dependencies: ["Relational"],
      path: "Sources/Flow/Documentation",
      exclude: ["README.md"],
      resources: [.copy("Resources")],
      swiftSettings: pure
    ),
    .target(
      name: "Operation",
      dependencies: ["Delta", "Execution", "HTTPClient", "Lakehouse", "Relational"],
      path: "Sources/App/Operation",
      exclude: ["README.md"],
      swiftSettings: pure
    ),
    .target(
      name: "Onboarding",
      dependencies: ["Relational", "YAML"],
      path: "Sources/Flow/Onboarding",
      exclude: ["README.md"],
      swiftSettings: pure
    ),
    .target(
      name: "Synthesis",
      dependencies: ["Relational"],
      path: "Sources/Flow/Synthesis",
      exclude: ["README.md"],
      swiftSettings: pure + lifetimes
    ),
    .target(
      name: "RetailSimulation",
      dependencies: ["Relational", "Synthesis"],
      path: "Sources/Retail/RetailSimulation",
      exclude: ["README.md"],
      swiftSettings: pure
    ),
    .target(
      name: "Terminal",
      dependencies: ["Relational"],
      path: "Sources/App/Terminal",
      exclude: ["README.md"],
      swiftSettings: pure
    ),
    .executableTarget(
      name: "mercer",
      dependencies: [
        "CLinux", "Delta", "Documentation", "DuckDB", "Execution", "HTTPClient", "Lakehouse",
        "Onboarding", "Operation", "Pipelines", "Relational", "Terminal", "YAML",
      ],
      path: "Sources/App/mercer",
      exclude: ["README.md"],
      swiftSettings: pure
    ),
    .testTarget(
      name: "DecodingTests",
      dependencies: ["Decoding"],
      path: "Tests/DecodingTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "DeltaTests",
      dependencies: ["Delta", "Relational"],
      path: "Tests/DeltaTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "DocumentationTests",
      dependencies: ["Documentation", "DuckDB", "Pipelines", "Relational"],
      path: "Tests/DocumentationTests",
      exclude: ["Snapshots"],
      swiftSettings: checked
    ),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["Relational", "Terminal", "mercer"],
      path: "Tests/CommandLineTests",
      exclude: ["Snapshots"],
      swiftSettings: checked
    ),
    .testTarget(
      name: "DuckDBTests",
      dependencies: ["DuckDB", "Relational"],
      path: "Tests/DuckDBTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "ExecutionTests",
      dependencies: ["Delta", "DuckDB", "Execution", "Lakehouse", "Pipelines", "Relational"],
      path: "Tests/ExecutionTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "HTTPClientTests",
      dependencies: ["HTTPClient", "Relational"],
      path: "Tests/HTTPClientTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "LakehouseTests",
      dependencies: ["Delta", "DuckDB", "Lakehouse", "Relational"],
      path: "Tests/LakehouseTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "OperationTests",
      dependencies: ["Execution", "Lakehouse", "Operation", "Relational"],
      path: "Tests/OperationTests",
      exclude: ["Snapshots"],
      swiftSettings: checked
    ),
    .testTarget(
      name: "OnboardingTests",
      dependencies: ["DuckDB", "Onboarding", "Relational"],
      path: "Tests/OnboardingTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "PipelinesTests",
      dependencies: ["DuckDB", "Pipelines", "Relational"],
      path: "Tests/PipelinesTests",
      exclude: ["SparkValues"],
      swiftSettings: checked
    ),
    .testTarget(
      name: "RelationalTests",
      dependencies: ["Relational"],
      path: "Tests/RelationalTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "RetailSimulationTests",
      dependencies: ["RetailSimulation", "Synthesis"],
      path: "Tests/RetailSimulationTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "SynthesisTests",
      dependencies: ["Relational", "Synthesis"],
      path: "Tests/SynthesisTests",
      swiftSettings: checked
    ),
    .testTarget(
      name: "YAMLTests",
      dependencies: ["YAML"],
      path: "Tests/YAMLTests",
      swiftSettings: checked
    ),
  ],
  swiftLanguageModes: [.v6]
)
