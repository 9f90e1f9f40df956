-- Grain: one row per order. An order without lines stays in silver; gold counts orders by their lines, so it has none of it.
create or refresh private materialized view silver_order_lines (
  order_id string comment 'Key of the order',
  status string comment 'Status of the order',
  line_count bigint comment 'Lines of the order',
  constraint order_has_lines expect (line_count > 0)
)
comment 'Every order has lines.'
as select
  o.order_id as order_id,
  o.status as status,
  coalesce(i.line_count, 0) as line_count
from silver.orders as o
left join (
  select
    order_id,
    count(*) as line_count
  from silver.order_items
  group by order_id
) as i
  on i.order_id = o.order_id;
