-- One row per customer, also of those who never bought.
create or refresh materialized view gold.customer_lifetime_value
comment 'What each customer has bought so far'
as
select
  c.customer_id,
  c.country,
  c.segment,
  count(distinct f.order_id) as orders,
  cast(sum(f.net_amount) as decimal(28,2)) as lifetime_value,
  min(f.order_date) as first_order,
  max(f.order_date) as last_order,
  cast(sum(f.net_amount - f.cost_amount) as decimal(28,2)) as lifetime_margin
from gold.dim_customer c
left join gold.fact_sales f on c.customer_id = f.customer_id and f.status not in ('cancelled', 'returned')
group by c.customer_id, c.country, c.segment
