-- Grain: one row per silver table of the contract.
create or refresh private materialized view silver_unique_keys (
  table_name string comment 'Table that is checked',
  row_count bigint comment 'Rows of the table',
  key_count bigint comment 'Distinct keys of the table',
  constraint every_key_is_there_once expect (row_count = key_count) on violation fail update
)
comment 'Every silver table has one row per key.'
as
select
  'silver.customers' as table_name,
  count(*) as row_count,
  count(distinct customer_id) as key_count
from silver.customers
union all
select
  'silver.products' as table_name,
  count(*) as row_count,
  count(distinct product_id) as key_count
from silver.products
union all
select
  'silver.locations' as table_name,
  count(*) as row_count,
  count(distinct location_id) as key_count
from silver.locations
union all
select
  'silver.orders' as table_name,
  count(*) as row_count,
  count(distinct order_id) as key_count
from silver.orders
union all
select
  'silver.order_items' as table_name,
  count(*) as row_count,
  count(distinct order_item_id) as key_count
from silver.order_items;
