-- Grain: one row per order, as last landed. A record of orders.csv is an order with one line; silver.order_items has the line.
create or refresh materialized view silver.orders (
  order_id string comment 'Key of the order in the source',
  order_ts timestamp comment 'Start of the day of the order; the source has no time of day',
  customer_id string comment 'Customer who ordered; null for a guest',
  status string comment 'Completed, Cancelled or Returned',
  channel string comment 'Not in this source',
  location_id string comment 'Not in this source',
  payment_method string comment 'How the order was paid',
  payment_status string comment 'Not in this source',
  shipping_method string comment 'Not in this source',
  promotion_code string comment 'Not in this source',
  subtotal decimal(18,2) comment 'Not in this source; the lines have the amounts',
  discount_amount decimal(12,2) comment 'Not in this source',
  tax_amount decimal(12,2) comment 'Not in this source',
  shipping_amount decimal(12,2) comment 'Not in this source',
  total_amount decimal(18,2) comment 'Not in this source; the lines have the amounts',
  currency string comment 'The reporting currency; the source names none',
  shipped_ts timestamp comment 'Not in this source',
  delivered_ts timestamp comment 'Not in this source',
  cancelled_ts timestamp comment 'Not in this source',
  updated_at timestamp comment 'Not in this source',
  created_date date comment 'Day on which the order first landed',
  updated_date date comment 'Day on which this record landed',
  is_active boolean comment 'Whether the record is the one that counts for its order',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint order_id_is_present expect (order_id is not null) on violation drop row,
  constraint customer_id_is_present expect (customer_id is not null),
  constraint order_date_is_a_date expect (order_ts is not null) on violation drop row,
  constraint order_date_is_in_range expect (
    order_ts is null
    or (cast(order_ts as date) >= date '2000-01-01' and cast(order_ts as date) <= date_add(cast(ingested_at as date), 1))
  ) on violation drop row,
  constraint status_is_completed_cancelled_or_returned expect (
    status in ('Completed', 'Cancelled', 'Returned')
  ) on violation drop row,
  constraint one_record_per_order expect (is_active) on violation drop row
)
comment 'Orders, cleaned and typed; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once; checks/bronze_duplicates.sql counts how often that happens.
  select
    nullif(trim(order_id), '') as order_id,
    trim(order_date) as order_date_text,
    nullif(trim(customer_id), '') as customer_id,
    nullif(trim(product_id), '') as product_id,
    trim(quantity) as quantity_text,
    nullif(trim(order_status), '') as status_text,
    nullif(trim(payment_mode), '') as payment_method,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(order_id, ''),
      coalesce(order_date, ''),
      coalesce(customer_id, ''),
      coalesce(product_id, ''),
      coalesce(quantity, ''),
      coalesce(order_status, ''),
      coalesce(payment_mode, '')
    )) as source_text
  from bronze.orders
  group by all
),
typed as (
  -- The patterns keep out what only some engines take for a date or a whole number, such as a year alone or 1.5.
  select
    *,
    case when order_date_text like '____-__-__' then try_cast(order_date_text as date) end as order_date,
    case
      when quantity_text rlike '^-?[0-9]+([.]0*)?$' then try_cast(split_part(quantity_text, '.', 1) as int)
    end as quantity,
    case lower(status_text)
      when 'completed' then 'Completed'
      when 'cancelled' then 'Cancelled'
      when 'canceled' then 'Cancelled'
      when 'returned' then 'Returned'
      else status_text
    end as status
  from landed
),
loads as (
  -- A record is usable when it meets the rules that a record can meet by itself, here and in silver.order_items;
  -- a load is one file of one update.
  select
    *,
    coalesce(
      order_id is not null
      and product_id is not null
      and order_date >= date '2000-01-01'
      and order_date <= date_add(cast(ingested_at as date), 1)
      and quantity between 1 and 1000
      and status in ('Completed', 'Cancelled', 'Returned'),
      false
    ) as is_usable,
    rank() over (partition by order_id order by ingested_at, source_file) as load_number
  from typed
),
versions as (
  select
    *,
    row_number() over (partition by order_id order by is_usable desc, load_number desc, source_row desc) as preference,
    max(case when is_usable then load_number end) over (partition by order_id) as last_usable_load,
    min(ingested_at) over (partition by order_id) as first_ingested_at
  from loads
)
select
  order_id as order_id,
  cast(order_date as timestamp) as order_ts,
  customer_id as customer_id,
  status as status,
  cast(null as string) as channel,
  cast(null as string) as location_id,
  payment_method as payment_method,
  cast(null as string) as payment_status,
  cast(null as string) as shipping_method,
  cast(null as string) as promotion_code,
  cast(null as decimal(18,2)) as subtotal,
  cast(null as decimal(12,2)) as discount_amount,
  cast(null as decimal(12,2)) as tax_amount,
  cast(null as decimal(12,2)) as shipping_amount,
  cast(null as decimal(18,2)) as total_amount,
  '${reporting_currency}' as currency,
  cast(null as timestamp) as shipped_ts,
  cast(null as timestamp) as delivered_ts,
  cast(null as timestamp) as cancelled_ts,
  cast(null as timestamp) as updated_at,
  cast(first_ingested_at as date) as created_date,
  cast(ingested_at as date) as updated_date,
  (preference = 1 or order_id is null) as is_active,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  case when not is_usable or preference > 1 then source_text end as source_text
from versions
-- What a later usable record replaces is history and stays in bronze. All else goes on to the rules above: the record
-- that counts, its rivals in the same file, and what landed since and cannot be used.
where load_number >= coalesce(last_usable_load, 1);
