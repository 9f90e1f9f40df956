-- Grain: one row per place and rule where records of bronze.invoice_lines ended.
create or refresh materialized view checks.record_accounting (
  place string comment 'Where the records are: silver.order_items, its quarantine, or nowhere but in bronze as exact duplicates',
  broken_rule string comment 'Rule that put them into quarantine; null elsewhere',
  record_count bigint comment 'Records of bronze',
  amount decimal(18,4) comment 'Sum of their quantity times unit price as landed, with its sign',
  all_records bigint comment 'Sum of record_count over all rows',
  all_amounts decimal(18,4) comment 'Sum of amount over all rows',
  bronze_records bigint comment 'Records of bronze.invoice_lines, counted there',
  bronze_amount decimal(18,4) comment 'Sum of quantity times unit price in bronze.invoice_lines, added up there',
  constraint every_record_has_its_place expect (place <> 'lost') on violation fail update,
  constraint records_add_up expect (all_records = bronze_records) on violation fail update,
  constraint amounts_add_up expect (all_amounts = bronze_amount) on violation fail update
)
comment 'Every record that landed is an order line, in quarantine under one rule, or an exact duplicate; nothing is lost or counted twice.'
as
with placed as (
  -- A record is where it is found: in the lines by its file and row, else in quarantine if a rule keeps it out.
  select
    case
      when i.order_item_id is not null then 'silver.order_items'
      when l.broken_rule is not null then 'silver.order_items_quarantine'
      else 'lost'
    end as place,
    case when i.order_item_id is null then l.broken_rule end as broken_rule,
    l.record_count,
    l.amount
  from silver.invoice_lines as l
  left join silver.order_items as i
    on i.source_file = l.source_file and i.source_row = l.source_row
),
places as (
  select
    place,
    broken_rule,
    count(*) as record_count,
    coalesce(sum(amount), 0) as amount
  from placed
  group by place, broken_rule
  union all
  select
    'exact duplicate' as place,
    cast(null as string) as broken_rule,
    coalesce(sum(record_count - 1), 0) as record_count,
    coalesce(sum((record_count - 1) * amount), 0) as amount
  from silver.invoice_lines
  where record_count > 1
),
landed as (
  select
    count(*) as record_count,
    coalesce(sum(try_cast(trim(quantity) as int) * try_cast(trim(unit_price) as decimal(18,4))), 0) as amount
  from bronze.invoice_lines
)
select
  p.place as place,
  p.broken_rule as broken_rule,
  cast(p.record_count as bigint) as record_count,
  cast(p.amount as decimal(18,4)) as amount,
  cast(sum(p.record_count) over () as bigint) as all_records,
  cast(sum(p.amount) over () as decimal(18,4)) as all_amounts,
  l.record_count as bronze_records,
  cast(l.amount as decimal(18,4)) as bronze_amount
from places as p
cross join landed as l;
