-- Grain: one row per day with orders.
create or refresh materialized view gold.daily_sales_summary (
  order_date date not null comment 'Day of the orders',
  total_orders bigint comment 'Orders with a completed line',
  total_revenue decimal(18,2) comment 'Amount of the completed lines',
  total_units_sold bigint comment 'Units of the completed lines',
  avg_order_value decimal(18,2) comment 'Revenue per order; null on a day without one',
  unique_customers bigint comment 'Known customers with a completed line',
  cancelled_orders bigint comment 'Orders with a cancelled line',
  returned_units bigint comment 'Units of the returned lines',
  cancellation_rate decimal(9,4) comment 'Cancelled orders as a share of all orders, between 0 and 1',
  constraint order_date_is_present expect (order_date is not null) on violation fail update,
  constraint cancellation_rate_is_a_share expect (cancellation_rate between 0 and 1) on violation fail update,
  constraint daily_sales_summary_primary_key primary key (order_date)
)
comment 'Sales by day.'
tblproperties ('quality' = 'gold')
as
with days as (
  select
    order_date,
    count(distinct order_id) as all_orders,
    count(distinct case when status = 'Completed' then order_id end) as total_orders,
    coalesce(sum(case when status = 'Completed' then total_amount end), 0) as total_revenue,
    coalesce(sum(case when status = 'Completed' then quantity end), 0) as total_units_sold,
    count(distinct case when status = 'Completed' and customer_key <> -1 then customer_key end) as unique_customers,
    count(distinct case when status = 'Cancelled' then order_id end) as cancelled_orders,
    coalesce(sum(case when status = 'Returned' then quantity end), 0) as returned_units
  from gold.fact_sales
  group by order_date
)
-- Quotients pass through a decimal with more digits, so that every engine rounds half a cent the same way.
select
  order_date as order_date,
  total_orders as total_orders,
  cast(total_revenue as decimal(18,2)) as total_revenue,
  cast(total_units_sold as bigint) as total_units_sold,
  cast(cast(cast(total_revenue as double) / nullif(total_orders, 0) as decimal(18,6)) as decimal(18,2)) as avg_order_value,
  unique_customers as unique_customers,
  cancelled_orders as cancelled_orders,
  cast(returned_units as bigint) as returned_units,
  cast(cast(cast(cancelled_orders as double) / all_orders as decimal(18,8)) as decimal(9,4)) as cancellation_rate
from days;
