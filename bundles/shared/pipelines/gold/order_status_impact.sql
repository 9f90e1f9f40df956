-- Grain: one row per status of order lines.
create or refresh materialized view gold.order_status_impact (
  status string comment 'Completed, Cancelled, Returned, or Pending, Processing, Shipped while open',
  total_orders bigint comment 'Orders with a line in this status',
  total_amount decimal(18,2) comment 'Amount of the lines in this status',
  total_units bigint comment 'Units of the lines in this status',
  avg_order_value decimal(18,2) comment 'Amount per order',
  order_share decimal(9,4) comment 'Orders as a share of all orders, between 0 and 1',
  amount_share decimal(9,4) comment 'Amount as a share of the amount of all statuses, between 0 and 1',
  constraint order_share_is_a_share expect (order_share between 0 and 1) on violation fail update
)
comment 'What cancelled and returned orders cost, beside the completed ones.'
tblproperties ('quality' = 'gold')
as
with statuses as (
  select
    status,
    count(distinct order_id) as total_orders,
    coalesce(sum(total_amount), 0) as total_amount,
    sum(quantity) as total_units
  from gold.fact_sales
  group by status
),
everything as (
  select
    count(distinct order_id) as total_orders,
    coalesce(sum(total_amount), 0) as total_amount
  from gold.fact_sales
)
select
  s.status as status,
  s.total_orders as total_orders,
  cast(s.total_amount as decimal(18,2)) as total_amount,
  cast(s.total_units as bigint) as total_units,
  cast(cast(cast(s.total_amount as double) / s.total_orders as decimal(18,6)) as decimal(18,2)) as avg_order_value,
  cast(cast(cast(s.total_orders as double) / e.total_orders as decimal(18,8)) as decimal(9,4)) as order_share,
  cast(cast(
    cast(s.total_amount as double) / nullif(cast(e.total_amount as double), 0)
  as decimal(18,8)) as decimal(9,4)) as amount_share
from statuses as s
cross join everything as e;
