-- Grain: one row per month, region of the customer and category of the product with completed sales.
create or refresh materialized view gold.monthly_sales_summary (
  year int comment 'Calendar year',
  month int comment '1 to 12',
  region string comment 'Region of the customer',
  category string comment 'Category of the product',
  total_revenue decimal(18,2) comment 'Amount of the completed lines',
  transaction_count bigint comment 'Orders with a completed line here; an order over several categories counts in each',
  avg_transaction_value decimal(18,2) comment 'Revenue per transaction',
  total_units_sold bigint comment 'Units of the completed lines',
  constraint region_and_category_are_present expect (region is not null and category is not null) on violation fail update
)
comment 'Sales by month, region and category.'
tblproperties ('quality' = 'gold')
as
with months as (
  select
    d.year,
    d.month,
    c.region,
    p.category,
    coalesce(sum(s.total_amount), 0) as total_revenue,
    count(distinct s.order_id) as transaction_count,
    sum(s.quantity) as total_units_sold
  from gold.fact_sales as s
  join gold.dim_date as d
    on d.date_key = s.order_date_key
  join gold.dim_customer as c
    on c.customer_key = s.customer_key
  join gold.dim_product as p
    on p.product_key = s.product_key
  where s.status = 'Completed'
  group by d.year, d.month, c.region, p.category
)
select
  year as year,
  month as month,
  region as region,
  category as category,
  cast(total_revenue as decimal(18,2)) as total_revenue,
  transaction_count as transaction_count,
  cast(cast(cast(total_revenue as double) / transaction_count as decimal(18,6)) as decimal(18,2)) as avg_transaction_value,
  cast(total_units_sold as bigint) as total_units_sold
from months;
