-- One row: what must hold of all orders together.
create or refresh private materialized view silver.check_stg_orders (
  constraint order_id_is_unique expect (orders = distinct_orders) on violation fail update,
  constraint customer_exists expect (orders = orders_with_customer) on violation fail update
)
comment 'Checks of silver.stg_orders'
as
select
  count(*) as orders,
  count(distinct o.order_id) as distinct_orders,
  count(c.customer_id) as orders_with_customer
from silver.stg_orders o
left join silver.stg_customers c on o.customer_id = c.customer_id
