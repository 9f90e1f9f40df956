-- Grain: one row per product, as last landed.
create or refresh materialized view silver.products (
  product_id string comment 'Key of the product in the source',
  sku string comment 'Not in this source',
  name string comment 'Category and first eight digits of the key; the source has only the number of letters in the name',
  description string comment 'Not in this source',
  category string comment 'Category in English; in Portuguese where no translation is known, null where the source has none',
  subcategory string comment 'Not in this source',
  product_type string comment 'Not in this source',
  brand string comment 'Not in this source',
  supplier_id string comment 'Seller who sold the product; null when none or several did',
  colour string comment 'Not in this source',
  size string comment 'Length x height x width, in centimetres',
  material string comment 'Not in this source',
  season string comment 'Not in this source',
  collection string comment 'Not in this source',
  list_price decimal(12,2) comment 'Not in this source; the lines have the prices',
  cost decimal(12,2) comment 'Not in this source',
  weight_kg decimal(12,3) comment 'Weight, in kilograms',
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
  constraint weight_is_known expect (weight_kg is not null),
  constraint weight_is_positive expect (weight_kg is null or weight_kg > 0),
  constraint one_record_per_product expect (is_active) on violation drop row
)
comment 'Products, cleaned and typed; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once.
  select
    nullif(trim(product_id), '') as product_id,
    nullif(trim(product_category_name), '') as source_category,
    trim(product_name_lenght) as name_length_text,
    trim(product_description_lenght) as description_length_text,
    trim(product_photos_qty) as photos_text,
    trim(product_weight_g) as weight_text,
    nullif(trim(product_length_cm), '') as length_text,
    nullif(trim(product_height_cm), '') as height_text,
    nullif(trim(product_width_cm), '') as width_text,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(product_id, ''),
      coalesce(product_category_name, ''),
      coalesce(product_name_lenght, ''),
      coalesce(product_description_lenght, ''),
      coalesce(product_photos_qty, ''),
      coalesce(product_weight_g, ''),
      coalesce(product_length_cm, ''),
      coalesce(product_height_cm, ''),
      coalesce(product_width_cm, '')
    )) as source_text
  from bronze.products
  group by all
),
loads as (
  select
    *,
    product_id is not null as is_usable,
    rank() over (partition by product_id order by ingested_at, source_file) as load_number
  from landed
),
versions as (
  select
    *,
    row_number() over (partition by product_id order by is_usable desc, load_number desc, source_row desc) as preference,
    max(case when is_usable then load_number end) over (partition by product_id) as last_usable_load,
    min(ingested_at) over (partition by product_id) as first_ingested_at
  from loads
),
sold as (
  select
    product_id,
    case when count(distinct seller_id) = 1 then max(seller_id) end as supplier_id
  from silver.order_items
  group by product_id
)
select
  v.product_id as product_id,
  cast(null as string) as sku,
  concat(coalesce(c.name, v.source_category, 'product'), ' ', left(v.product_id, 8)) as name,
  cast(null as string) as description,
  coalesce(c.name, v.source_category) as category,
  cast(null as string) as subcategory,
  cast(null as string) as product_type,
  cast(null as string) as brand,
  s.supplier_id as supplier_id,
  cast(null as string) as colour,
  concat(v.length_text, ' x ', v.height_text, ' x ', v.width_text) as size,
  cast(null as string) as material,
  cast(null as string) as season,
  cast(null as string) as collection,
  cast(null as decimal(12,2)) as list_price,
  cast(null as decimal(12,2)) as cost,
  cast(try_cast(v.weight_text as decimal(9,0)) * 0.001 as decimal(12,3)) as weight_kg,
  cast(null as date) as launched_on,
  cast(null as date) as discontinued_on,
  cast(null as boolean) as is_sellable,
  cast(null as int) as reorder_level,
  cast(null as timestamp) as updated_at,
  cast(v.first_ingested_at as date) as created_date,
  cast(v.ingested_at as date) as updated_date,
  (v.preference = 1 or v.product_id is null) as is_active,
  v.source_file as source_file,
  v.source_row as source_row,
  v.ingested_at as ingested_at,
  case when not v.is_usable or v.preference > 1 then v.source_text end as source_text
from versions as v
left join silver.product_categories as c
  on c.source_name = v.source_category
left join sold as s
  on s.product_id = v.product_id
-- What a later usable record replaces is history and stays in bronze.
where v.load_number >= coalesce(v.last_usable_load, 1);
