-- title: Order status impact
-- question: How much do cancelled and returned orders cost?
-- chart: bar x=status y=total_amount
select
  status,
  total_orders,
  order_share,
  total_amount,
  amount_share,
  avg_order_value
from gold.order_status_impact
order by total_amount desc, status;
