-- title: Average order value by region
-- question: In which regions do customers spend the most per order?
-- chart: bar x=region y=avg_order_value
select
  region,
  total_orders,
  unique_customers,
  total_revenue,
  avg_order_value
from gold.sales_by_region
where total_orders > 0
order by avg_order_value desc, region;
