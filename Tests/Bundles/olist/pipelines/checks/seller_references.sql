-- Grain: one row per seller.
create or refresh private materialized view seller_references (
  seller_id string comment 'Key of the seller',
  line_count bigint comment 'Order lines of the seller',
  constraint seller_has_sold expect (line_count > 0)
)
comment 'Every seller has sold something.'
as select
  s.seller_id as seller_id,
  coalesce(i.line_count, 0) as line_count
from silver.sellers as s
left join (
  select
    seller_id,
    count(*) as line_count
  from silver.order_items
  group by seller_id
) as i
  on i.seller_id = s.seller_id;
