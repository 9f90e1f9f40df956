-- Grain: one row per gold table with a key.
create or refresh private materialized view gold_unique_keys (
  table_name string comment 'Table that is checked',
  row_count bigint comment 'Rows of the table',
  key_count bigint comment 'Distinct keys of the table',
  constraint every_key_is_there_once expect (row_count = key_count) on violation fail update
)
comment 'Every dimension and the fact table have one row per key; a clash of surrogate keys would show here.'
as
select
  'gold.dim_customer' as table_name,
  count(*) as row_count,
  count(distinct customer_key) as key_count
from gold.dim_customer
union all
select
  'gold.dim_product' as table_name,
  count(*) as row_count,
  count(distinct product_key) as key_count
from gold.dim_product
union all
select
  'gold.dim_location' as table_name,
  count(*) as row_count,
  count(distinct location_key) as key_count
from gold.dim_location
union all
select
  'gold.dim_channel' as table_name,
  count(*) as row_count,
  count(distinct channel_key) as key_count
from gold.dim_channel
union all
select
  'gold.dim_date' as table_name,
  count(*) as row_count,
  count(distinct date_key) as key_count
from gold.dim_date
union all
select
  'gold.fact_sales' as table_name,
  count(*) as row_count,
  count(distinct order_item_id) as key_count
from gold.fact_sales;
