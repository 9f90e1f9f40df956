-- One row per day and channel with sales.
create or refresh materialized view gold.daily_sales_summary
comment 'Sales by day and channel'
as
select
  d.date_day,
  f.channel,
  count(distinct f.order_id) as orders,
  count(distinct f.customer_id) as customers,
  cast(sum(f.quantity) as bigint) as units,
  cast(sum(f.net_amount) as decimal(28,2)) as revenue
from gold.dim_date d
join gold.fact_sales f on f.order_date = d.date_day
where f.status not in ('cancelled', 'returned')
group by d.date_day, f.channel
