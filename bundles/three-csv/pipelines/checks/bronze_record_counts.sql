-- Grain: one row per file that is in the landing folder now.
create or refresh private materialized view bronze_record_counts (
  table_name string comment 'Bronze table that the file belongs to',
  source_file string comment 'The file',
  bronze_records bigint comment 'Records of the file in bronze',
  bronze_lines bigint comment 'Lines that these records take up; a quoted value may hold several',
  landed_lines bigint comment 'Lines that are in the file now, without the header and empty ones',
  constraint every_landed_record_is_in_bronze expect (bronze_lines = landed_lines)
)
comment 'What is in the files is in bronze; lines that are no record and files that changed after they were read show here.'
as
with landed as (
  -- Lines are read whole: no separator, no quotes, and the header as one line more.
  select
    'bronze.customers' as table_name,
    _metadata.file_path as source_file,
    line
  from read_files(
    '${landing}/customers{.csv,.csv.gz,/*.csv,/*.csv.gz}',
    format => 'csv',
    header => false,
    sep => '\u0001',
    quote => '',
    schema => 'line string'
  )
  union all
  select
    'bronze.products' as table_name,
    _metadata.file_path as source_file,
    line
  from read_files(
    '${landing}/products{.csv,.csv.gz,/*.csv,/*.csv.gz}',
    format => 'csv',
    header => false,
    sep => '\u0001',
    quote => '',
    schema => 'line string'
  )
  union all
  select
    'bronze.orders' as table_name,
    _metadata.file_path as source_file,
    line
  from read_files(
    '${landing}/orders{.csv,.csv.gz,/*.csv,/*.csv.gz}',
    format => 'csv',
    header => false,
    sep => '\u0001',
    quote => '',
    schema => 'line string'
  )
),
landed_counts as (
  select
    table_name,
    source_file,
    count(*) - 1 as landed_lines
  from landed
  where trim(line) <> ''
  group by table_name, source_file
),
records as (
  select
    'bronze.customers' as table_name,
    source_file,
    concat_ws('', customer_id, customer_name, email, city, state, country, signup_date) as text
  from bronze.customers
  union all
  select
    'bronze.products' as table_name,
    source_file,
    concat_ws('', product_id, product_name, category, price) as text
  from bronze.products
  union all
  select
    'bronze.orders' as table_name,
    source_file,
    concat_ws('', order_id, order_date, customer_id, product_id, quantity, order_status, payment_mode) as text
  from bronze.orders
),
bronze_counts as (
  select
    table_name,
    source_file,
    count(*) as bronze_records,
    cast(sum(1 + length(text) - length(replace(text, '\n', ''))) as bigint) as bronze_lines
  from records
  group by table_name, source_file
)
select
  l.table_name as table_name,
  l.source_file as source_file,
  coalesce(b.bronze_records, 0) as bronze_records,
  coalesce(b.bronze_lines, 0) as bronze_lines,
  l.landed_lines as landed_lines
from landed_counts as l
left join bronze_counts as b
  on b.table_name = l.table_name and b.source_file = l.source_file;
