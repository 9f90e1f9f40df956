-- Grain: one row per order. Nothing that fails here leaves silver. Lines are checked in silver_order_lines, as in every bundle.
create or refresh private materialized view order_references (
  order_id string comment 'Key of the order',
  account_is_known boolean comment 'Whether a customer record says who ordered',
  payment_count bigint comment 'Payments of the order',
  amount_due decimal(18,2) comment 'Price and freight of all lines; null without lines',
  amount_paid decimal(18,2) comment 'Sum of the payments; null without one',
  constraint customer_is_known expect (account_is_known),
  constraint order_has_a_payment expect (payment_count > 0),
  constraint amount_paid_is_amount_due expect (amount_due is null or amount_paid is null or amount_paid = amount_due)
)
comment 'Every order leads to its customer and its payments.'
as select
  o.order_id as order_id,
  a.account_id is not null as account_is_known,
  coalesce(p.payment_count, 0) as payment_count,
  o.total_amount as amount_due,
  o.paid_amount as amount_paid
from silver.orders as o
left join silver.customer_accounts as a
  on a.account_id = o.account_id
left join (
  select
    order_id,
    count(*) as payment_count
  from silver.payments
  group by order_id
) as p
  on p.order_id = o.order_id;
