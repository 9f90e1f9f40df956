-- title: Top products
-- question: Which ten products bring the most revenue?
-- chart: bar x=name y=total_revenue
select
  name,
  category,
  total_units_sold,
  total_orders,
  total_revenue
from gold.product_performance
where total_orders > 0
order by total_revenue desc, name
limit 10;
