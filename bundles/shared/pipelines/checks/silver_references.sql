-- Grain: one row per order line. A line that fails here stays in gold, with the unknown member -1 in place of what is missing;
-- only a line without an order does not get there.
create or refresh private materialized view silver_references (
  order_item_id string comment 'Key of the order line',
  order_id string comment 'Order that the line names',
  customer_id string comment 'Customer that the order names; null for guests',
  product_id string comment 'Product that the line names',
  has_order boolean comment 'Whether the order is in silver.orders',
  has_customer boolean comment 'Whether the customer is in silver.customers; true for guests',
  has_product boolean comment 'Whether the product is in silver.products',
  constraint order_is_known expect (has_order),
  constraint customer_is_known expect (has_customer),
  constraint product_is_known expect (has_product)
)
comment 'Every order line leads to an order, a customer and a product.'
as select
  i.order_item_id as order_item_id,
  i.order_id as order_id,
  o.customer_id as customer_id,
  i.product_id as product_id,
  o.order_id is not null as has_order,
  o.customer_id is null or c.customer_id is not null as has_customer,
  p.product_id is not null as has_product
from silver.order_items as i
left join silver.orders as o
  on o.order_id = i.order_id
left join silver.customers as c
  on c.customer_id = o.customer_id
left join silver.products as p
  on p.product_id = i.product_id;
