extension BundleWriter {
  /// The check that every record is somewhere: in silver, in quarantine, superseded, or one of several alike.
  func accounting() -> String {
    var parts: [String] = []
    for (index, staging) in proposal.stagings.sorted(by: { $0.key < $1.key }) {
      let relation = proposal.findings.relations[index]
      guard relation.path.isEmpty else { continue }
      _ = staging
      let source = proposal.findings.sources[relation.source]
      parts.append(
        """
        select
          'staged_\(relation.name)' as table_name,
          'records of bronze.\(source.name)' as source_name,
          b.landed_records as landed_records,
          cast(s.landed_records - s.row_count as bigint) as duplicate_records,
          cast(0 as bigint) as superseded_records,
          cast(0 as bigint) as quarantined_records,
          s.row_count as kept_records
        from (select count(*) as landed_records from bronze.\(SparkText.name(source.name))) as b
        cross join (
          select
            cast(coalesce(sum(copies), 0) as bigint) as landed_records,
            count(*) as row_count
          from staged_\(relation.name)
        ) as s
        """
      )
    }
    for plan in proposal.tables where !plan.contributions.isEmpty {
      let name = plan.table.name
      let isOwn = plan.contributions.allSatisfy(\.isOwn)
      let sources = plan.contributions.map { contribution -> String in
        let relation = proposal.findings.relations[contribution.relation]
        guard !isOwn, let key = plan.table.ownKey else {
          return "select count(*) as record_count from staged_\(relation.name)"
        }
        let slot = Slot(name, key.name)
        let column =
          proposal.stagings[contribution.relation]?.columns.first { $0.slot == slot }?.name
          ?? key.name
        return "select count(distinct \(column)) as record_count from staged_\(relation.name)"
      }
      let names = plan.contributions.map {
        "staged_" + proposal.findings.relations[$0.relation].name
      }
      parts.append(
        """
        select
          'silver.\(name)' as table_name,
          '\(isOwn ? "records" : "keys") of \(names.joined(separator: ", "))' as source_name,
          b.landed_records as landed_records,
          cast(0 as bigint) as duplicate_records,
          r.superseded_records as superseded_records,
          r.quarantined_records as quarantined_records,
          s.row_count as kept_records
        from (
          select cast(sum(record_count) as bigint) as landed_records
          from (
            \(sources.joined(separator: "\n    union all\n    "))
          ) as staged
        ) as b
        cross join (
          select
            count(case when is_superseded then 1 end) as superseded_records,
            count(case when not is_superseded and not (is_usable and is_active) then 1 end) as quarantined_records
          from resolved_\(name)
        ) as r
        cross join (select count(*) as row_count from silver.\(name)) as s
        """
      )
    }
    return """
      -- Grain: one row per staging table and per silver table that the files fill.
      create or refresh private materialized view records_accounted_for (
        table_name string comment 'Table that is checked',
        source_name string comment 'What must be in it',
        landed_records bigint comment 'Records that it must account for',
        duplicate_records bigint comment 'Records like another one, which count once',
        superseded_records bigint comment 'Records that a later one of the same key has replaced',
        quarantined_records bigint comment 'Records that break a rule',
        kept_records bigint comment 'Rows of the table',
        constraint every_record_is_accounted_for expect (
          landed_records = duplicate_records + superseded_records + quarantined_records + kept_records
        ) on violation fail update
      )
      comment 'Nothing is lost and nothing counted twice on the way from bronze to silver.'
      as
      \(parts.isEmpty ? "select 'none' as table_name, 'none' as source_name, cast(0 as bigint) as landed_records, cast(0 as bigint) as duplicate_records, cast(0 as bigint) as superseded_records, cast(0 as bigint) as quarantined_records, cast(0 as bigint) as kept_records" : parts.joined(separator: "\nunion all\n"));

      """
  }
}
