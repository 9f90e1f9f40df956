-- title: Daily sales trend
-- question: How do sales develop from day to day?
-- chart: line x=order_date y=total_revenue
select
  order_date,
  total_orders,
  total_units_sold,
  total_revenue,
  avg_order_value
from gold.daily_sales_summary
order by order_date;
