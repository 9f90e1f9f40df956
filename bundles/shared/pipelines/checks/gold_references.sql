-- Grain: one row per dimension of gold.fact_sales.
create or refresh private materialized view gold_references (
  table_name string comment 'Dimension that is checked',
  fact_rows bigint comment 'Rows of gold.fact_sales',
  unknown_rows bigint comment 'Rows that lead to the unknown member -1',
  missing_rows bigint comment 'Rows whose key the dimension does not have',
  constraint every_key_has_its_member expect (missing_rows = 0) on violation fail update
)
comment 'Every key in the fact table is in its dimension.'
as
with found as (
  -- The keys of all dimensions in one pass over the fact table.
  select
    count(*) as fact_rows,
    count(case when s.customer_key = -1 then 1 end) as unknown_customers,
    count(case when c.customer_key is null then 1 end) as missing_customers,
    count(case when s.product_key = -1 then 1 end) as unknown_products,
    count(case when p.product_key is null then 1 end) as missing_products,
    count(case when s.location_key = -1 then 1 end) as unknown_locations,
    count(case when l.location_key is null then 1 end) as missing_locations,
    count(case when s.channel_key = -1 then 1 end) as unknown_channels,
    count(case when h.channel_key is null then 1 end) as missing_channels,
    count(case when d.date_key is null then 1 end) as missing_dates
  from gold.fact_sales as s
  left join gold.dim_customer as c
    on c.customer_key = s.customer_key
  left join gold.dim_product as p
    on p.product_key = s.product_key
  left join gold.dim_location as l
    on l.location_key = s.location_key
  left join gold.dim_channel as h
    on h.channel_key = s.channel_key
  left join gold.dim_date as d
    on d.date_key = s.order_date_key
)
select
  'gold.dim_customer' as table_name,
  fact_rows as fact_rows,
  unknown_customers as unknown_rows,
  missing_customers as missing_rows
from found
union all
select
  'gold.dim_product' as table_name,
  fact_rows as fact_rows,
  unknown_products as unknown_rows,
  missing_products as missing_rows
from found
union all
select
  'gold.dim_location' as table_name,
  fact_rows as fact_rows,
  unknown_locations as unknown_rows,
  missing_locations as missing_rows
from found
union all
select
  'gold.dim_channel' as table_name,
  fact_rows as fact_rows,
  unknown_channels as unknown_rows,
  missing_channels as missing_rows
from found
union all
select
  'gold.dim_date' as table_name,
  fact_rows as fact_rows,
  cast(0 as bigint) as unknown_rows,
  missing_dates as missing_rows
from found;
