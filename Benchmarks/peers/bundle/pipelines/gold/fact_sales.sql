-- One row per order line.
create or refresh materialized view gold.fact_sales (
  constraint order_item_id_is_known expect (order_item_id is not null) on violation fail update
)
comment 'Order lines with their amounts'
as
select
  i.order_item_id,
  i.order_id,
  o.customer_id,
  i.product_id,
  o.order_date,
  o.order_ts,
  o.status,
  o.channel,
  o.store_id,
  i.quantity,
  i.unit_price,
  i.discount,
  cast(i.quantity * i.unit_price as decimal(18,2)) as gross_amount,
  cast(i.quantity * i.unit_price * (1 - i.discount) as decimal(18,2)) as net_amount,
  cast(i.quantity * p.unit_cost as decimal(18,2)) as cost_amount
from silver.stg_order_items i
join silver.stg_orders o on i.order_id = o.order_id
join silver.stg_products p on i.product_id = p.product_id
