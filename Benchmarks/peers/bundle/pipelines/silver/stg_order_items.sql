-- One row per order line of a known order and product with a positive quantity.
create or refresh materialized view silver.stg_order_items (
  constraint order_item_id_is_known expect (order_item_id is not null) on violation fail update
)
comment 'Order lines of known orders and products'
as
select
  i.order_item_id,
  i.order_id,
  i.product_id,
  i.quantity,
  i.unit_price,
  i.discount
from read_files(
  '${landing}/order_items.csv',
  format => 'csv',
  header => true,
  schema => 'order_item_id bigint, order_id bigint, product_id bigint, quantity int, unit_price decimal(12,2), discount decimal(4,2)'
) i
join silver.stg_products p on i.product_id = p.product_id
join silver.stg_orders o on i.order_id = o.order_id
where i.quantity > 0
