-- One row: what must hold of all order lines together.
create or refresh private materialized view silver.check_stg_order_items (
  constraint order_item_id_is_unique expect (items = distinct_items) on violation fail update,
  constraint order_exists expect (items = items_with_order) on violation fail update,
  constraint product_exists expect (items = items_with_product) on violation fail update
)
comment 'Checks of silver.stg_order_items'
as
select
  count(*) as items,
  count(distinct i.order_item_id) as distinct_items,
  count(o.order_id) as items_with_order,
  count(p.product_id) as items_with_product
from silver.stg_order_items i
left join silver.stg_orders o on i.order_id = o.order_id
left join silver.stg_products p on i.product_id = p.product_id
