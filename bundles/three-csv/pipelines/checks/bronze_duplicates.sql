-- Grain: one row per bronze table.
create or refresh private materialized view bronze_duplicates (
  table_name string comment 'Table that is checked',
  record_count bigint comment 'Records of the table',
  distinct_count bigint comment 'Records that differ from all others of their file',
  constraint no_record_landed_twice_in_a_file expect (record_count = distinct_count)
)
comment 'Exact duplicates within a file; silver keeps one of each.'
as
select
  'bronze.customers' as table_name,
  cast(coalesce(sum(copies), 0) as bigint) as record_count,
  count(*) as distinct_count
from (
  select
    customer_id,
    customer_name,
    email,
    city,
    state,
    country,
    signup_date,
    source_file,
    count(*) as copies
  from bronze.customers
  group by all
) as customers
union all
select
  'bronze.products' as table_name,
  cast(coalesce(sum(copies), 0) as bigint) as record_count,
  count(*) as distinct_count
from (
  select
    product_id,
    product_name,
    category,
    price,
    source_file,
    count(*) as copies
  from bronze.products
  group by all
) as products
union all
select
  'bronze.orders' as table_name,
  cast(coalesce(sum(copies), 0) as bigint) as record_count,
  count(*) as distinct_count
from (
  select
    order_id,
    order_date,
    customer_id,
    product_id,
    quantity,
    order_status,
    payment_mode,
    source_file,
    count(*) as copies
  from bronze.orders
  group by all
) as orders;
