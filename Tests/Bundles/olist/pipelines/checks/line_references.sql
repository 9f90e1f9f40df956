-- Grain: one row per order line. Orders, customers and products are checked in silver_references, as in every bundle.
create or refresh private materialized view line_references (
  order_item_id string comment 'Key of the order line',
  seller_id string comment 'Seller that the line names',
  has_seller boolean comment 'Whether the seller is in silver.sellers',
  constraint seller_is_known expect (has_seller)
)
comment 'Every order line leads to its seller.'
as select
  i.order_item_id as order_item_id,
  i.seller_id as seller_id,
  s.seller_id is not null as has_seller
from silver.order_items as i
left join silver.sellers as s
  on s.seller_id = i.seller_id;
