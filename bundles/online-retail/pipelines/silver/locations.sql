-- Grain: one row per country that invoices went to: the source knows no other places, and guests have no other country.
create or refresh materialized view silver.locations (
  location_id string comment 'The country',
  name string comment 'The country',
  type string comment 'Always online: the shop has no stores',
  format string comment 'Not in this source',
  city string comment 'Not in this source',
  state string comment 'Not in this source',
  region string comment 'The country; Unknown in the United States, whose states the source does not name',
  country string comment 'The country',
  postal_code string comment 'Not in this source',
  latitude double comment 'Not in this source',
  longitude double comment 'Not in this source',
  area_sqft int comment 'Not in this source',
  timezone string comment 'Not in this source',
  tax_rate decimal(9,4) comment 'Not in this source',
  opened_on date comment 'Not in this source',
  closed_on date comment 'Not in this source',
  created_date date comment 'Day on which the country first landed',
  updated_date date comment 'Day on which the country first landed',
  is_active boolean comment 'Always true',
  source_file string comment 'File that its first record came in',
  source_row bigint comment 'Place of that record in its file, from 1',
  ingested_at timestamp comment 'When that record was read'
)
comment 'Countries as places of sale; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with countries as (
  select
    country,
    min(struct(ingested_at, source_file, source_row)) as origin
  from silver.invoice_lines
  where country is not null and (broken_rule is null or broken_rule = 'line_is_no_postage')
  group by country
)
select
  country as location_id,
  country as name,
  'online' as type,
  cast(null as string) as format,
  cast(null as string) as city,
  cast(null as string) as state,
  case when country = 'United States' then 'Unknown' else country end as region,
  country as country,
  cast(null as string) as postal_code,
  cast(null as double) as latitude,
  cast(null as double) as longitude,
  cast(null as int) as area_sqft,
  cast(null as string) as timezone,
  cast(null as decimal(9,4)) as tax_rate,
  cast(null as date) as opened_on,
  cast(null as date) as closed_on,
  cast(origin.ingested_at as date) as created_date,
  cast(origin.ingested_at as date) as updated_date,
  true as is_active,
  origin.source_file as source_file,
  origin.source_row as source_row,
  origin.ingested_at as ingested_at
from countries;
