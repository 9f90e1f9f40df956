-- Grain: one row per region of the customers with orders.
create or refresh materialized view gold.sales_by_region (
  region string comment 'Region of the customer',
  total_orders bigint comment 'Orders with a completed line',
  total_revenue decimal(18,2) comment 'Amount of the completed lines',
  total_units_sold bigint comment 'Units of the completed lines',
  avg_order_value decimal(18,2) comment 'Revenue per order; null without orders',
  unique_customers bigint comment 'Known customers with a completed line',
  revenue_share decimal(9,4) comment 'Share of the revenue of all regions, between 0 and 1',
  constraint region_is_present expect (region is not null) on violation fail update
)
comment 'Sales by region.'
tblproperties ('quality' = 'gold')
as
with regions as (
  select
    c.region,
    count(distinct case when s.status = 'Completed' then s.order_id end) as total_orders,
    coalesce(sum(case when s.status = 'Completed' then s.total_amount end), 0) as total_revenue,
    coalesce(sum(case when s.status = 'Completed' then s.quantity end), 0) as total_units_sold,
    count(distinct case when s.status = 'Completed' and s.customer_key <> -1 then s.customer_key end) as unique_customers
  from gold.fact_sales as s
  join gold.dim_customer as c
    on c.customer_key = s.customer_key
  group by c.region
)
select
  region as region,
  total_orders as total_orders,
  cast(total_revenue as decimal(18,2)) as total_revenue,
  cast(total_units_sold as bigint) as total_units_sold,
  cast(cast(cast(total_revenue as double) / nullif(total_orders, 0) as decimal(18,6)) as decimal(18,2)) as avg_order_value,
  unique_customers as unique_customers,
  cast(cast(
    cast(total_revenue as double) / nullif(cast(sum(total_revenue) over () as double), 0)
  as decimal(18,8)) as decimal(9,4)) as revenue_share
from regions;
