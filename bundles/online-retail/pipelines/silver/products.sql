-- Grain: one row per product that was sold or credited at a price. Records without a price are the notes of the
-- warehouse: their descriptions ("damaged", "check") name no product.
create or refresh materialized view silver.products (
  product_id string comment 'Stock code in capitals',
  sku string comment 'The stock code',
  name string comment 'Description of the latest record with a price',
  description string comment 'Not in this source',
  category string comment 'Not in this source',
  subcategory string comment 'Not in this source',
  product_type string comment 'Not in this source',
  brand string comment 'Not in this source',
  supplier_id string comment 'Not in this source',
  colour string comment 'Not in this source',
  size string comment 'Not in this source',
  material string comment 'Not in this source',
  season string comment 'Not in this source',
  collection string comment 'Not in this source',
  list_price decimal(12,2) comment 'Price in the latest sale, in the reporting currency',
  cost decimal(12,2) comment 'Not in this source',
  weight_kg decimal(12,3) comment 'Not in this source',
  launched_on date comment 'Not in this source',
  discontinued_on date comment 'Not in this source',
  is_sellable boolean comment 'Not in this source',
  reorder_level int comment 'Not in this source',
  updated_at timestamp comment 'Not in this source',
  created_date date comment 'Day on which the product first landed',
  updated_date date comment 'Day on which the last record of the product landed',
  is_active boolean comment 'Always true',
  source_file string comment 'File that the first record of the product came in',
  source_row bigint comment 'Place of that record in its file, from 1',
  ingested_at timestamp comment 'When that record was read',
  constraint name_is_present expect (name is not null)
)
comment 'Products; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with known as (
  select
    stock_code,
    max(case when description is not null then struct(invoice_ts, invoice_no, description) end) as named,
    max(case when not is_credit then struct(invoice_ts, invoice_no, unit_price) end) as sold,
    min(struct(ingested_at, source_file, source_row)) as origin,
    max(ingested_at) as last_ingested_at
  from silver.invoice_lines
  where broken_rule is null or broken_rule = 'sale_and_its_reversal_are_one_line'
  group by stock_code
)
select
  stock_code as product_id,
  stock_code as sku,
  named.description as name,
  cast(null as string) as description,
  cast(null as string) as category,
  cast(null as string) as subcategory,
  cast(null as string) as product_type,
  cast(null as string) as brand,
  cast(null as string) as supplier_id,
  cast(null as string) as colour,
  cast(null as string) as size,
  cast(null as string) as material,
  cast(null as string) as season,
  cast(null as string) as collection,
  cast(sold.unit_price as decimal(12,2)) as list_price,
  cast(null as decimal(12,2)) as cost,
  cast(null as decimal(12,3)) as weight_kg,
  cast(null as date) as launched_on,
  cast(null as date) as discontinued_on,
  cast(null as boolean) as is_sellable,
  cast(null as int) as reorder_level,
  cast(null as timestamp) as updated_at,
  cast(origin.ingested_at as date) as created_date,
  cast(last_ingested_at as date) as updated_date,
  true as is_active,
  origin.source_file as source_file,
  origin.source_row as source_row,
  origin.ingested_at as ingested_at
from known;
