-- Grain: one row per location, and the unknown member -1.
create or refresh materialized view gold.dim_location (
  location_key bigint not null comment 'First 60 bits of the md5 of location_id; -1 for unknown locations',
  location_id string comment 'Key of the location in the source; null for the unknown member',
  name string comment 'Name of the location',
  type string comment 'store, warehouse, distribution_centre or online',
  city string comment 'City',
  state string comment 'State; of the United States as two letters',
  region string comment 'Census region in the United States, elsewhere the country; Unknown when there is none',
  country string comment 'Country',
  tax_rate decimal(9,4) comment 'Sales tax, between 0 and 1',
  constraint location_key_is_present expect (location_key is not null) on violation fail update,
  constraint dim_location_primary_key primary key (location_key)
)
comment 'Stores, warehouses and other places.'
tblproperties ('quality' = 'gold')
as
select
  cast(conv(substring(md5(location_id), 1, 15), 16, 10) as bigint) as location_key,
  location_id as location_id,
  name as name,
  type as type,
  city as city,
  state as state,
  coalesce(region, 'Unknown') as region,
  country as country,
  tax_rate as tax_rate
from silver.locations
union all
select
  cast(-1 as bigint) as location_key,
  cast(null as string) as location_id,
  'Unknown' as name,
  cast(null as string) as type,
  cast(null as string) as city,
  cast(null as string) as state,
  'Unknown' as region,
  cast(null as string) as country,
  cast(null as decimal(9,4)) as tax_rate;
