-- Grain: one row per gold table that adds up sales.
create or refresh private materialized view gold_totals (
  table_name string comment 'Table that is checked',
  source_name string comment 'What it must add up to',
  source_total decimal(18,2) comment 'Total in the source',
  table_total decimal(18,2) comment 'Total in the table',
  constraint totals_agree expect (table_total = source_total) on violation fail update
)
comment 'No amount is lost or counted twice between the order lines and the marts.'
as
with lines as (
  select coalesce(sum(i.quantity * i.unit_price - coalesce(i.discount_amount, 0)), 0) as amount
  from silver.order_items as i
  join silver.orders as o
    on o.order_id = i.order_id
),
sales as (
  select
    coalesce(sum(total_amount), 0) as amount,
    coalesce(sum(case when status = 'Completed' then total_amount end), 0) as revenue,
    coalesce(sum(case when status = 'Completed' and customer_key <> -1 then total_amount end), 0) as customer_revenue
  from gold.fact_sales
),
totals as (
  select
    'gold.fact_sales' as table_name,
    'amount of all lines in silver' as source_name,
    l.amount as source_total,
    s.amount as table_total
  from lines as l
  cross join sales as s
  union all
  select
    'gold.daily_sales_summary' as table_name,
    'revenue in gold.fact_sales' as source_name,
    s.revenue as source_total,
    m.amount as table_total
  from sales as s
  cross join (select coalesce(sum(total_revenue), 0) as amount from gold.daily_sales_summary) as m
  union all
  select
    'gold.monthly_sales_summary' as table_name,
    'revenue in gold.fact_sales' as source_name,
    s.revenue as source_total,
    m.amount as table_total
  from sales as s
  cross join (select coalesce(sum(total_revenue), 0) as amount from gold.monthly_sales_summary) as m
  union all
  select
    'gold.product_performance' as table_name,
    'revenue in gold.fact_sales' as source_name,
    s.revenue as source_total,
    m.amount as table_total
  from sales as s
  cross join (select coalesce(sum(total_revenue), 0) as amount from gold.product_performance) as m
  union all
  select
    'gold.sales_by_region' as table_name,
    'revenue in gold.fact_sales' as source_name,
    s.revenue as source_total,
    m.amount as table_total
  from sales as s
  cross join (select coalesce(sum(total_revenue), 0) as amount from gold.sales_by_region) as m
  union all
  select
    'gold.customer_lifetime_value' as table_name,
    'revenue of known customers in gold.fact_sales' as source_name,
    s.customer_revenue as source_total,
    m.amount as table_total
  from sales as s
  cross join (select coalesce(sum(lifetime_value), 0) as amount from gold.customer_lifetime_value) as m
  union all
  select
    'gold.order_status_impact' as table_name,
    'amount of all lines in gold.fact_sales' as source_name,
    s.amount as source_total,
    m.amount as table_total
  from sales as s
  cross join (select coalesce(sum(total_amount), 0) as amount from gold.order_status_impact) as m
)
select
  table_name as table_name,
  source_name as source_name,
  cast(source_total as decimal(18,2)) as source_total,
  cast(table_total as decimal(18,2)) as table_total
from totals;
