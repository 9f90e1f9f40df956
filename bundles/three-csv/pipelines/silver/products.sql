-- Grain: one row per product, as last landed.
create or refresh materialized view silver.products (
  product_id string comment 'Key of the product in the source',
  sku string comment 'Not in this source',
  name string comment 'Name of the product',
  description string comment 'Not in this source',
  category string comment 'Category that the product is sold in',
  subcategory string comment 'Not in this source',
  product_type string comment 'Not in this source',
  brand string comment 'Not in this source',
  supplier_id string comment 'Not in this source',
  colour string comment 'Not in this source',
  size string comment 'Not in this source',
  material string comment 'Not in this source',
  season string comment 'Not in this source',
  collection string comment 'Not in this source',
  list_price decimal(12,2) comment 'List price, in the reporting currency',
  cost decimal(12,2) comment 'Not in this source',
  weight_kg decimal(12,3) comment 'Not in this source',
  launched_on date comment 'Not in this source',
  discontinued_on date comment 'Not in this source',
  is_sellable boolean comment 'Not in this source',
  reorder_level int comment 'Not in this source',
  updated_at timestamp comment 'Not in this source',
  created_date date comment 'Day on which the product first landed',
  updated_date date comment 'Day on which this record landed',
  is_active boolean comment 'Whether the record is the one that counts for its product',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint product_id_is_present expect (product_id is not null) on violation drop row,
  constraint name_is_present expect (name is not null) on violation drop row,
  constraint price_is_a_number expect (list_price is not null) on violation drop row,
  constraint price_is_in_range expect (list_price is null or (list_price > 0 and list_price < 100000)) on violation drop row,
  constraint one_record_per_product expect (is_active) on violation drop row
)
comment 'Products, cleaned and typed; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once; checks/bronze_duplicates.sql counts how often that happens.
  select
    nullif(trim(product_id), '') as product_id,
    nullif(trim(product_name), '') as name,
    nullif(trim(category), '') as category,
    trim(price) as price_text,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(product_id, ''),
      coalesce(product_name, ''),
      coalesce(category, ''),
      coalesce(price, '')
    )) as source_text
  from bronze.products
  group by all
),
typed as (
  select
    *,
    try_cast(price_text as decimal(12,2)) as list_price
  from landed
),
loads as (
  -- A record is usable when it meets the rules above that a record can meet by itself; a load is one file of one update.
  select
    *,
    coalesce(
      product_id is not null and name is not null and list_price > 0 and list_price < 100000,
      false
    ) as is_usable,
    rank() over (partition by product_id order by ingested_at, source_file) as load_number
  from typed
),
versions as (
  select
    *,
    row_number() over (partition by product_id order by is_usable desc, load_number desc, source_row desc) as preference,
    max(case when is_usable then load_number end) over (partition by product_id) as last_usable_load,
    min(ingested_at) over (partition by product_id) as first_ingested_at
  from loads
)
select
  product_id as product_id,
  cast(null as string) as sku,
  name as name,
  cast(null as string) as description,
  category as category,
  cast(null as string) as subcategory,
  cast(null as string) as product_type,
  cast(null as string) as brand,
  cast(null as string) as supplier_id,
  cast(null as string) as colour,
  cast(null as string) as size,
  cast(null as string) as material,
  cast(null as string) as season,
  cast(null as string) as collection,
  list_price as list_price,
  cast(null as decimal(12,2)) as cost,
  cast(null as decimal(12,3)) as weight_kg,
  cast(null as date) as launched_on,
  cast(null as date) as discontinued_on,
  cast(null as boolean) as is_sellable,
  cast(null as int) as reorder_level,
  cast(null as timestamp) as updated_at,
  cast(first_ingested_at as date) as created_date,
  cast(ingested_at as date) as updated_date,
  (preference = 1 or product_id is null) as is_active,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  case when not is_usable or preference > 1 then source_text end as source_text
from versions
-- What a later usable record replaces is history and stays in bronze. All else goes on to the rules above: the record
-- that counts, its rivals in the same file, and what landed since and cannot be used.
where load_number >= coalesce(last_usable_load, 1);
