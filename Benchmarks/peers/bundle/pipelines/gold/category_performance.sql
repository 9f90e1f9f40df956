-- One row per category and month with sales.
create or refresh materialized view gold.category_performance
comment 'Sales by category and month'
as
select
  p.category,
  d.yr,
  d.mon,
  cast(sum(f.net_amount) as decimal(28,2)) as revenue,
  cast(sum(f.quantity) as bigint) as units,
  count(distinct f.order_id) as orders,
  cast(sum(f.net_amount - f.cost_amount) as decimal(28,2)) as margin
from gold.fact_sales f
join gold.dim_product p on f.product_id = p.product_id
join gold.dim_date d on f.order_date = d.date_day
where f.status not in ('cancelled', 'returned')
group by p.category, d.yr, d.mon
