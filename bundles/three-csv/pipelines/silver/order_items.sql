-- Grain: one row per order line; in this source every order has exactly one.
create or refresh materialized view silver.order_items (
  order_item_id string comment 'Key of the line: order and line number',
  order_id string comment 'Order that the line belongs to',
  line_number int comment 'Place of the line in its order, from 1',
  product_id string comment 'Product that was ordered',
  quantity int comment 'Ordered units',
  quantity_requested int comment 'Not in this source',
  unit_price decimal(12,2) comment 'List price of the product; null when the product is unknown',
  discount_amount decimal(12,2) comment 'Not in this source',
  tax_amount decimal(12,2) comment 'Not in this source',
  line_total decimal(18,2) comment 'Quantity times unit price',
  status string comment 'Not in this source; the order has the status',
  returned_ts timestamp comment 'Not in this source',
  created_date date comment 'Day on which the order first landed',
  updated_date date comment 'Day on which this record landed',
  is_active boolean comment 'Whether the record is the one that counts for its line',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint product_id_is_present expect (product_id is not null) on violation drop row,
  constraint quantity_is_a_whole_number expect (quantity is not null) on violation drop row,
  constraint quantity_is_in_range expect (quantity is null or quantity between 1 and 1000) on violation drop row,
  constraint unit_price_is_known expect (unit_price is not null),
  constraint line_total_is_quantity_times_price expect (
    quantity is null or unit_price is null or line_total = quantity * unit_price
  ) on violation fail update
)
comment 'Order lines, cleaned and typed; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with lines as (
  -- silver.orders has chosen the record that counts; its file and row lead back to it. An order may have got its key
  -- in quarantine, so a record without one fits any; elsewhere the key tells apart what Spark gives the same row.
  select
    o.order_id,
    nullif(trim(r.product_id), '') as product_id,
    case
      when trim(r.quantity) rlike '^-?[0-9]+([.]0*)?$' then try_cast(split_part(trim(r.quantity), '.', 1) as int)
    end as quantity,
    o.created_date,
    o.updated_date,
    o.is_active,
    o.source_file,
    o.source_row,
    o.ingested_at,
    o.source_text
  from silver.orders as o
  join bronze.orders as r
    on r.source_file = o.source_file
    and r.source_row = o.source_row
    and coalesce(nullif(trim(r.order_id), ''), o.order_id) = o.order_id
)
select
  concat(l.order_id, '-1') as order_item_id,
  l.order_id as order_id,
  cast(1 as int) as line_number,
  l.product_id as product_id,
  l.quantity as quantity,
  cast(null as int) as quantity_requested,
  p.list_price as unit_price,
  cast(null as decimal(12,2)) as discount_amount,
  cast(null as decimal(12,2)) as tax_amount,
  cast(l.quantity * p.list_price as decimal(18,2)) as line_total,
  cast(null as string) as status,
  cast(null as timestamp) as returned_ts,
  l.created_date as created_date,
  l.updated_date as updated_date,
  l.is_active as is_active,
  l.source_file as source_file,
  l.source_row as source_row,
  l.ingested_at as ingested_at,
  l.source_text as source_text
from lines as l
left join silver.products as p
  on p.product_id = l.product_id;
