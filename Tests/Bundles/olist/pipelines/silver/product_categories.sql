-- Grain: one row per category; not part of the canonical contract.
create or refresh materialized view silver.product_categories (
  source_name string comment 'Category in Portuguese, as the products name it',
  name string comment 'Category in English',
  is_active boolean comment 'Whether the record is the one that counts for its category',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint source_name_is_present expect (source_name is not null) on violation drop row,
  constraint name_is_present expect (name is not null) on violation drop row,
  constraint one_record_per_category expect (is_active) on violation drop row
)
comment 'What the categories are called in English.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once.
  select
    nullif(trim(product_category_name), '') as source_name,
    nullif(trim(product_category_name_english), '') as name,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(product_category_name, ''),
      coalesce(product_category_name_english, '')
    )) as source_text
  from bronze.category_translations
  group by all
),
loads as (
  select
    *,
    source_name is not null and name is not null as is_usable,
    rank() over (partition by source_name order by ingested_at, source_file) as load_number
  from landed
),
versions as (
  select
    *,
    row_number() over (partition by source_name order by is_usable desc, load_number desc, source_row desc) as preference,
    max(case when is_usable then load_number end) over (partition by source_name) as last_usable_load
  from loads
)
select
  source_name as source_name,
  name as name,
  (preference = 1 or source_name is null) as is_active,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  case when not is_usable or preference > 1 then source_text end as source_text
from versions
-- What a later usable record replaces is history and stays in bronze.
where load_number >= coalesce(last_usable_load, 1);
