-- title: Monthly sales trend
-- question: How do sales develop from month to month?
-- chart: line x=month_start y=total_revenue
with months as (
  select
    make_date(d.year, d.month, 1) as month_start,
    cast(sum(s.total_orders) as bigint) as total_orders,
    cast(sum(s.total_units_sold) as bigint) as total_units_sold,
    cast(sum(s.total_revenue) as decimal(18,2)) as total_revenue
  from gold.daily_sales_summary as s
  join gold.dim_date as d
    on d.date = s.order_date
  group by d.year, d.month
)
select
  month_start,
  total_orders,
  total_units_sold,
  total_revenue,
  cast(total_revenue - lag(total_revenue) over (order by month_start) as decimal(18,2)) as change_to_month_before
from months
order by month_start;
