-- Grain: one row per silver table that a file fills.
create or refresh private materialized view silver_record_counts (
  table_name string comment 'Table that is checked',
  source_name string comment 'Where its rows come from',
  source_records bigint comment 'Records of the source',
  source_keys bigint comment 'Distinct keys in the source',
  silver_rows bigint comment 'Rows of the table',
  constraint every_key_is_in_silver expect (silver_rows >= source_keys),
  constraint no_row_without_a_source expect (silver_rows <= source_records) on violation fail update
)
comment 'What bronze knows is in silver; what is missing is in quarantine.'
as
select
  'silver.customer_accounts' as table_name,
  'bronze.customers' as source_name,
  b.record_count as source_records,
  b.key_count as source_keys,
  s.row_count as silver_rows
from (
  select
    count(*) as record_count,
    count(distinct nullif(trim(customer_id), '')) as key_count
  from bronze.customers
) as b
cross join (select count(*) as row_count from silver.customer_accounts) as s
union all
select
  'silver.customers' as table_name,
  'bronze.customers' as source_name,
  b.record_count as source_records,
  b.key_count as source_keys,
  s.row_count as silver_rows
from (
  select
    count(*) as record_count,
    count(distinct nullif(trim(customer_unique_id), '')) as key_count
  from bronze.customers
) as b
cross join (select count(*) as row_count from silver.customers) as s
union all
select
  'silver.orders' as table_name,
  'bronze.orders' as source_name,
  b.record_count as source_records,
  b.key_count as source_keys,
  s.row_count as silver_rows
from (
  select
    count(*) as record_count,
    count(distinct nullif(trim(order_id), '')) as key_count
  from bronze.orders
) as b
cross join (select count(*) as row_count from silver.orders) as s
union all
select
  'silver.order_items' as table_name,
  'bronze.order_items' as source_name,
  b.record_count as source_records,
  b.key_count as source_keys,
  s.row_count as silver_rows
from (
  select
    count(*) as record_count,
    count(distinct nullif(trim(concat(order_id, '-', order_item_id)), '')) as key_count
  from bronze.order_items
) as b
cross join (select count(*) as row_count from silver.order_items) as s
union all
select
  'silver.payments' as table_name,
  'bronze.payments' as source_name,
  b.record_count as source_records,
  b.key_count as source_keys,
  s.row_count as silver_rows
from (
  select
    count(*) as record_count,
    count(distinct nullif(trim(concat(order_id, '-', payment_sequential)), '')) as key_count
  from bronze.payments
) as b
cross join (select count(*) as row_count from silver.payments) as s
union all
select
  'silver.products' as table_name,
  'bronze.products' as source_name,
  b.record_count as source_records,
  b.key_count as source_keys,
  s.row_count as silver_rows
from (
  select
    count(*) as record_count,
    count(distinct nullif(trim(product_id), '')) as key_count
  from bronze.products
) as b
cross join (select count(*) as row_count from silver.products) as s
union all
select
  'silver.sellers' as table_name,
  'bronze.sellers' as source_name,
  b.record_count as source_records,
  b.key_count as source_keys,
  s.row_count as silver_rows
from (
  select
    count(*) as record_count,
    count(distinct nullif(trim(seller_id), '')) as key_count
  from bronze.sellers
) as b
cross join (select count(*) as row_count from silver.sellers) as s
union all
select
  'silver.product_categories' as table_name,
  'bronze.category_translations' as source_name,
  b.record_count as source_records,
  b.key_count as source_keys,
  s.row_count as silver_rows
from (
  select
    count(*) as record_count,
    count(distinct nullif(trim(product_category_name), '')) as key_count
  from bronze.category_translations
) as b
cross join (select count(*) as row_count from silver.product_categories) as s;
