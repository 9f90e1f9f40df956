-- Grain: one row per order line whose order is known.
create or refresh materialized view gold.fact_sales (
  order_item_id string not null comment 'Key of the order line',
  order_id string comment 'Order that the line belongs to',
  order_date_key int comment 'Day of the order in gold.dim_date',
  order_date date comment 'Day of the order',
  order_ts timestamp comment 'Instant of the order',
  customer_key bigint comment 'Customer in gold.dim_customer; -1 for guests and customers nobody knows',
  product_key bigint comment 'Product in gold.dim_product; -1 for products nobody knows',
  location_key bigint comment 'Location in gold.dim_location; -1 when not known',
  channel_key bigint comment 'Channel in gold.dim_channel; -1 when not known',
  quantity int comment 'Sold units',
  quantity_requested int comment 'Units that the customer wanted; null when the source does not say',
  unit_price decimal(12,2) comment 'Price of one unit; null when not known',
  discount_amount decimal(12,2) comment 'Discount on the line; null when the source has none',
  tax_amount decimal(12,2) comment 'Tax on the line; null when the source has none',
  total_amount decimal(18,2) comment 'Quantity times unit price less discount, without tax',
  cost_amount decimal(18,2) comment 'Quantity times the cost of the product; null when not known',
  status string comment 'Completed, Cancelled, Returned, or Pending, Processing, Shipped while open',
  payment_method string comment 'How the order was paid',
  is_inventory_constrained boolean comment 'Whether fewer units were sold than wanted; null when the source does not say',
  promotion_code string comment 'Promotion that the order used',
  constraint order_item_id_is_present expect (order_item_id is not null) on violation fail update,
  constraint order_date_is_present expect (order_date is not null) on violation fail update,
  constraint customer_key_is_present expect (customer_key is not null) on violation fail update,
  constraint product_key_is_present expect (product_key is not null) on violation fail update,
  constraint total_is_quantity_times_price_less_discount expect (
    unit_price is null
    or total_amount = cast(quantity * unit_price - coalesce(discount_amount, 0) as decimal(18,2))
  ) on violation fail update,
  constraint status_is_known expect (
    status in ('Completed', 'Cancelled', 'Returned', 'Pending', 'Processing', 'Shipped')
  ) on violation fail update,
  constraint fact_sales_primary_key primary key (order_item_id),
  constraint fact_sales_order_date_reference foreign key (order_date_key) references gold.dim_date (date_key),
  constraint fact_sales_customer_reference foreign key (customer_key) references gold.dim_customer (customer_key),
  constraint fact_sales_product_reference foreign key (product_key) references gold.dim_product (product_key),
  constraint fact_sales_location_reference foreign key (location_key) references gold.dim_location (location_key),
  constraint fact_sales_channel_reference foreign key (channel_key) references gold.dim_channel (channel_key)
)
comment 'Order lines with the keys of their dimensions, in the reporting currency.'
partitioned by (order_date)
tblproperties ('quality' = 'gold')
as
with dated as (
  -- The day is found once per order, not once per line.
  select
    *,
    cast(order_ts as date) as order_date
  from silver.orders
),
orders as (
  select
    d.*,
    cast(year(d.order_date) * 10000 + month(d.order_date) * 100 + day(d.order_date) as int) as order_date_key,
    coalesce(c.customer_key, -1) as customer_key,
    coalesce(l.location_key, -1) as location_key,
    coalesce(h.channel_key, -1) as channel_key
  from dated as d
  left join gold.dim_customer as c
    on c.customer_id = d.customer_id
  left join gold.dim_location as l
    on l.location_id = d.location_id
  left join gold.dim_channel as h
    on h.code = d.channel
)
select
  i.order_item_id as order_item_id,
  i.order_id as order_id,
  o.order_date_key as order_date_key,
  o.order_date as order_date,
  o.order_ts as order_ts,
  o.customer_key as customer_key,
  coalesce(p.product_key, -1) as product_key,
  o.location_key as location_key,
  o.channel_key as channel_key,
  i.quantity as quantity,
  i.quantity_requested as quantity_requested,
  i.unit_price as unit_price,
  i.discount_amount as discount_amount,
  i.tax_amount as tax_amount,
  cast(i.quantity * i.unit_price - coalesce(i.discount_amount, 0) as decimal(18,2)) as total_amount,
  cast(i.quantity * p.cost as decimal(18,2)) as cost_amount,
  coalesce(i.status, o.status) as status,
  o.payment_method as payment_method,
  i.quantity < i.quantity_requested as is_inventory_constrained,
  o.promotion_code as promotion_code
from silver.order_items as i
join orders as o
  on o.order_id = i.order_id
left join gold.dim_product as p
  on p.product_id = i.product_id;
