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
select
  'gold.dim_customer' as table_name,
  count(*) as fact_rows,
  count(case when s.customer_key = -1 then 1 end) as unknown_rows,
  count(case when d.customer_key is null then 1 end) as missing_rows
from gold.fact_sales as s
left join gold.dim_customer as d
  on d.customer_key = s.customer_key
union all
select
  'gold.dim_product' as table_name,
  count(*) as fact_rows,
  count(case when s.product_key = -1 then 1 end) as unknown_rows,
  count(case when d.product_key is null then 1 end) as missing_rows
from gold.fact_sales as s
left join gold.dim_product as d
  on d.product_key = s.product_key
union all
select
  'gold.dim_location' as table_name,
  count(*) as fact_rows,
  count(case when s.location_key = -1 then 1 end) as unknown_rows,
  count(case when d.location_key is null then 1 end) as missing_rows
from gold.fact_sales as s
left join gold.dim_location as d
  on d.location_key = s.location_key
union all
select
  'gold.dim_channel' as table_name,
  count(*) as fact_rows,
  count(case when s.channel_key = -1 then 1 end) as unknown_rows,
  count(case when d.channel_key is null then 1 end) as missing_rows
from gold.fact_sales as s
left join gold.dim_channel as d
  on d.channel_key = s.channel_key
union all
select
  'gold.dim_date' as table_name,
  count(*) as fact_rows,
  cast(0 as bigint) as unknown_rows,
  count(case when d.date_key is null then 1 end) as missing_rows
from gold.fact_sales as s
left join gold.dim_date as d
  on d.date_key = s.order_date_key;
