-- Grain: one row per order line. The source writes a line for every unit, so the quantity is always 1.
create or refresh materialized view silver.order_items (
  order_item_id string comment 'Key of the line: order and line number',
  order_id string comment 'Order that the line belongs to',
  line_number int comment 'Place of the line in its order, from 1',
  product_id string comment 'Product that was ordered',
  quantity int comment 'Always 1: the source writes a line for every unit',
  quantity_requested int comment 'Not in this source',
  unit_price decimal(12,2) comment 'Price of the unit, without freight',
  discount_amount decimal(12,2) comment 'Not in this source',
  tax_amount decimal(12,2) comment 'Not in this source',
  line_total decimal(18,2) comment 'Price of the unit, without freight',
  status string comment 'Not in this source; the order has the status',
  returned_ts timestamp comment 'Not in this source',
  seller_id string comment 'Seller who ships the line; not part of the canonical contract',
  freight_amount decimal(12,2) comment 'Freight for the line; silver.orders has the sum; not part of the canonical contract',
  created_date date comment 'Day on which the line first landed',
  updated_date date comment 'Day on which this record landed',
  is_active boolean comment 'Whether the record is the one that counts for its line',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint order_id_is_present expect (order_id is not null) on violation drop row,
  constraint line_number_is_a_whole_number expect (line_number is not null) on violation drop row,
  constraint product_id_is_present expect (product_id is not null) on violation drop row,
  constraint price_is_a_number expect (unit_price is not null) on violation drop row,
  constraint price_is_in_range expect (unit_price is null or (unit_price > 0 and unit_price < 100000)) on violation drop row,
  constraint freight_is_a_number expect (freight_amount is not null),
  constraint one_record_per_line expect (is_active) on violation drop row
)
comment 'Order lines, cleaned and typed; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once.
  select
    nullif(trim(order_id), '') as order_id,
    trim(order_item_id) as line_number_text,
    nullif(trim(product_id), '') as product_id,
    nullif(trim(seller_id), '') as seller_id,
    trim(shipping_limit_date) as shipping_limit_text,
    trim(price) as price_text,
    trim(freight_value) as freight_text,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(order_id, ''),
      coalesce(order_item_id, ''),
      coalesce(product_id, ''),
      coalesce(seller_id, ''),
      coalesce(shipping_limit_date, ''),
      coalesce(price, ''),
      coalesce(freight_value, '')
    )) as source_text
  from bronze.order_items
  group by all
),
typed as (
  select
    *,
    case when line_number_text rlike '^[0-9]+$' then try_cast(line_number_text as int) end as line_number,
    try_cast(price_text as decimal(12,2)) as unit_price,
    try_cast(freight_text as decimal(12,2)) as freight_amount
  from landed
),
loads as (
  -- A record is usable when it meets the rules above that a record can meet by itself; a load is one file of one update.
  select
    *,
    coalesce(
      order_id is not null
      and line_number is not null
      and product_id is not null
      and unit_price > 0
      and unit_price < 100000,
      false
    ) as is_usable,
    rank() over (partition by order_id, line_number order by ingested_at, source_file) as load_number
  from typed
),
versions as (
  select
    *,
    row_number() over (
      partition by order_id, line_number order by is_usable desc, load_number desc, source_row desc
    ) as preference,
    max(case when is_usable then load_number end) over (partition by order_id, line_number) as last_usable_load,
    min(ingested_at) over (partition by order_id, line_number) as first_ingested_at
  from loads
)
select
  concat(order_id, '-', cast(line_number as string)) as order_item_id,
  order_id as order_id,
  line_number as line_number,
  product_id as product_id,
  cast(1 as int) as quantity,
  cast(null as int) as quantity_requested,
  unit_price as unit_price,
  cast(null as decimal(12,2)) as discount_amount,
  cast(null as decimal(12,2)) as tax_amount,
  cast(unit_price as decimal(18,2)) as line_total,
  cast(null as string) as status,
  cast(null as timestamp) as returned_ts,
  seller_id as seller_id,
  freight_amount as freight_amount,
  cast(first_ingested_at as date) as created_date,
  cast(ingested_at as date) as updated_date,
  (preference = 1 or order_id is null or line_number is null) as is_active,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  case when not is_usable or preference > 1 then source_text end as source_text
from versions
-- What a later usable record replaces is history and stays in bronze.
where load_number >= coalesce(last_usable_load, 1);
