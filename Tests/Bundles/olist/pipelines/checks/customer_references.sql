-- Grain: one row per account, the customer of one order.
create or refresh private materialized view customer_references (
  account_id string comment 'Customer of one order, customer_id in the source',
  order_count bigint comment 'Orders of the account',
  constraint account_has_one_order expect (order_count = 1)
)
comment 'Every customer record of the source belongs to one order.'
as select
  a.account_id as account_id,
  coalesce(o.order_count, 0) as order_count
from silver.customer_accounts as a
left join (
  select
    account_id,
    count(*) as order_count
  from silver.orders
  group by account_id
) as o
  on o.account_id = a.account_id;
