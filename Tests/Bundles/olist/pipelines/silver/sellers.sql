-- Grain: one row per seller, as last landed; not part of the canonical contract. A seller is no location of ours, and an order
-- may have several; a product has its seller as supplier where there is only one.
create or refresh materialized view silver.sellers (
  seller_id string comment 'Key of the seller',
  city string comment 'City that the seller ships from, as the seller wrote it',
  state string comment 'State of Brazil, as two letters',
  postal_code string comment 'First five digits of the postal code',
  country string comment 'Brazil; the source has no other',
  created_date date comment 'Day on which the seller first landed',
  updated_date date comment 'Day on which this record landed',
  is_active boolean comment 'Whether the record is the one that counts for its seller',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint seller_id_is_present expect (seller_id is not null) on violation drop row,
  constraint postal_code_has_five_digits expect (postal_code is null or postal_code rlike '^[0-9]{5}$'),
  constraint city_is_a_name expect (city is null or not city rlike '[0-9@/,]'),
  constraint state_has_two_letters expect (state is null or state rlike '^[A-Z]{2}$'),
  constraint one_record_per_seller expect (is_active) on violation drop row
)
comment 'Sellers of the marketplace.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once.
  select
    nullif(trim(seller_id), '') as seller_id,
    nullif(trim(seller_zip_code_prefix), '') as postal_code,
    nullif(trim(seller_city), '') as city,
    nullif(upper(trim(seller_state)), '') as state,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(seller_id, ''),
      coalesce(seller_zip_code_prefix, ''),
      coalesce(seller_city, ''),
      coalesce(seller_state, '')
    )) as source_text
  from bronze.sellers
  group by all
),
loads as (
  select
    *,
    seller_id is not null as is_usable,
    rank() over (partition by seller_id order by ingested_at, source_file) as load_number
  from landed
),
versions as (
  select
    *,
    row_number() over (partition by seller_id order by is_usable desc, load_number desc, source_row desc) as preference,
    max(case when is_usable then load_number end) over (partition by seller_id) as last_usable_load,
    min(ingested_at) over (partition by seller_id) as first_ingested_at
  from loads
)
select
  seller_id as seller_id,
  city as city,
  state as state,
  postal_code as postal_code,
  'Brazil' as country,
  cast(first_ingested_at as date) as created_date,
  cast(ingested_at as date) as updated_date,
  (preference = 1 or seller_id is null) as is_active,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  case when not is_usable or preference > 1 then source_text end as source_text
from versions
-- What a later usable record replaces is history and stays in bronze.
where load_number >= coalesce(last_usable_load, 1);
