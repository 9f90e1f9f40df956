-- Grain: one row per product, sold or not; the unknown member only where it was sold.
create or refresh materialized view gold.product_performance (
  product_key bigint not null comment 'Product in gold.dim_product',
  name string comment 'Name of the product',
  category string comment 'Category of the product',
  total_units_sold bigint comment 'Units of the completed lines',
  total_revenue decimal(18,2) comment 'Amount of the completed lines',
  total_orders bigint comment 'Orders with a completed line of the product',
  avg_discount_pct decimal(9,4) comment 'Discount as a share of the undiscounted amount, between 0 and 1; null when the source has no discounts',
  return_rate decimal(9,4) comment 'Returned units as a share of completed and returned units, between 0 and 1; null when there are none',
  constraint product_key_is_present expect (product_key is not null) on violation fail update,
  constraint return_rate_is_a_share expect (return_rate is null or return_rate between 0 and 1) on violation fail update,
  constraint product_performance_primary_key primary key (product_key),
  constraint product_performance_product_reference foreign key (product_key) references gold.dim_product (product_key)
)
comment 'Sales by product.'
tblproperties ('quality' = 'gold')
as
with sold as (
  select
    product_key,
    sum(case when status = 'Completed' then quantity end) as completed_units,
    sum(case when status = 'Returned' then quantity end) as returned_units,
    sum(case when status = 'Completed' then total_amount end) as total_revenue,
    count(distinct case when status = 'Completed' then order_id end) as total_orders,
    sum(case when status = 'Completed' then discount_amount end) as discount,
    sum(case when status = 'Completed' then quantity * unit_price end) as undiscounted_amount
  from gold.fact_sales
  group by product_key
)
select
  p.product_key as product_key,
  p.name as name,
  p.category as category,
  cast(coalesce(s.completed_units, 0) as bigint) as total_units_sold,
  cast(coalesce(s.total_revenue, 0) as decimal(18,2)) as total_revenue,
  coalesce(s.total_orders, 0) as total_orders,
  cast(cast(cast(s.discount as double) / nullif(cast(s.undiscounted_amount as double), 0) as decimal(18,8)) as decimal(9,4)) as avg_discount_pct,
  cast(cast(
    cast(coalesce(s.returned_units, 0) as double)
    / nullif(coalesce(s.completed_units, 0) + coalesce(s.returned_units, 0), 0)
  as decimal(18,8)) as decimal(9,4)) as return_rate
from gold.dim_product as p
left join sold as s
  on s.product_key = p.product_key
where p.product_key <> -1 or s.product_key is not null;
