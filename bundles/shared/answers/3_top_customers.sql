-- title: Top customers
-- question: Which ten customers bring the most revenue?
-- chart: bar x=name y=lifetime_value
select
  c.name,
  c.state,
  c.region,
  v.total_orders,
  v.lifetime_value,
  v.last_order_date
from gold.customer_lifetime_value as v
join gold.dim_customer as c
  on c.customer_key = v.customer_key
where v.total_orders > 0
order by v.lifetime_value desc, c.name
limit 10;
