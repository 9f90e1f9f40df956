/// Keys that Databricks documents, by the part of a bundle that they belong to.
enum BundleKeys {
  static let root = [
    "artifacts", "bundle", "environments", "experimental", "include", "permissions", "presets",
    "python", "resources", "run_as", "scripts", "sync", "targets", "variables", "workspace",
  ]
  static let bundle = [
    "cluster_id", "compute_id", "databricks_cli_version", "deployment", "engine", "git", "name",
    "uuid",
  ]
  static let sync = ["include", "exclude", "paths"]
  static let variable = ["default", "description", "lookup", "type"]
  static let target = [
    "artifacts", "bundle", "cluster_id", "default", "git", "mode", "permissions", "presets",
    "resources", "run_as", "sync", "variables", "workspace",
  ]
  static let permission = ["level", "user_name", "group_name", "service_principal_name"]
  static let resources = [
    "alerts", "apps", "catalogs", "clusters", "dashboards", "database_catalogs",
    "database_instances", "experiments", "external_locations", "genie_spaces", "instance_pools",
    "job_runs", "jobs", "model_serving_endpoints", "models", "pipelines", "postgres_branches",
    "postgres_endpoints", "postgres_projects", "quality_monitors", "registered_models", "schemas",
    "secret_scopes", "secrets", "sql_warehouses", "synced_database_tables",
    "vector_search_endpoints", "vector_search_indexes", "volumes",
  ]
  static let pipeline = [
    "allow_duplicate_names", "budget_policy_id", "cascade_on_destroy", "catalog", "channel",
    "clusters", "configuration", "continuous", "development", "edition", "environment", "event_log",
    "filters", "gateway_definition", "id", "ingestion_definition", "libraries", "lifecycle", "name",
    "notifications", "parameters", "permissions", "photon", "restart_window", "root_path", "run_as",
    "schema", "serverless", "serverless_compute_id", "storage", "tags", "target", "trigger",
    "usage_policy_id",
  ]
  static let library = ["file", "glob", "jar", "maven", "notebook", "whl"]
  static let eventLog = ["catalog", "name", "schema"]
}
