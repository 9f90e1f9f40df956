-- One row per product that was sold.
create or refresh materialized view gold.product_performance
comment 'Sales of each product and its rank in its category'
as
select
  p.product_id,
  p.product_name,
  p.category,
  cast(sum(f.quantity) as bigint) as units,
  cast(sum(f.net_amount) as decimal(28,2)) as revenue,
  cast(sum(f.net_amount - f.cost_amount) as decimal(28,2)) as margin,
  count(distinct f.customer_id) as buyers,
  cast(rank() over (partition by p.category order by sum(f.net_amount) desc) as int) as category_rank
from gold.fact_sales f
join gold.dim_product p on f.product_id = p.product_id
where f.status not in ('cancelled', 'returned')
group by p.product_id, p.product_name, p.category
