-- Grain: one row per payment.
create or refresh private materialized view payment_references (
  order_id string comment 'Order that the payment names',
  payment_number int comment 'Place of the payment in its order',
  has_order boolean comment 'Whether the order is in silver.orders',
  constraint order_is_known expect (has_order)
)
comment 'Every payment leads to an order.'
as select
  p.order_id as order_id,
  p.payment_number as payment_number,
  o.order_id is not null as has_order
from silver.payments as p
left join silver.orders as o
  on o.order_id = p.order_id;
