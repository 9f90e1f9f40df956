-- Grain: one row per customer, as the latest invoice knows them. Guests are no customers.
create or refresh materialized view silver.customers (
  customer_id string comment 'Key of the customer in the source, as a whole number',
  first_name string comment 'Not in this source',
  last_name string comment 'Not in this source',
  full_name string comment 'Not in this source',
  email string comment 'Not in this source',
  email_domain string comment 'Not in this source',
  phone string comment 'Not in this source',
  birth_date date comment 'Not in this source',
  gender string comment 'Not in this source',
  address_line1 string comment 'Not in this source',
  city string comment 'Not in this source',
  state string comment 'Not in this source',
  postal_code string comment 'Not in this source',
  country string comment 'Country of the latest record, by its usual name; null when the source names none',
  region string comment 'The country; Unknown in the United States, whose states the source does not name',
  segment string comment 'Not in this source',
  loyalty_tier string comment 'Not in this source',
  acquisition_channel string comment 'Not in this source',
  preferred_channel string comment 'Not in this source',
  size_tops string comment 'Not in this source',
  size_bottoms string comment 'Not in this source',
  marketing_opt_in boolean comment 'Not in this source',
  signup_date date comment 'Not in this source',
  last_login_ts timestamp comment 'Not in this source',
  updated_at timestamp comment 'Not in this source',
  created_date date comment 'Day on which the customer first landed',
  updated_date date comment 'Day on which the last record of the customer landed',
  is_active boolean comment 'Always true',
  source_file string comment 'File that the first record of the customer came in',
  source_row bigint comment 'Place of that record in its file, from 1',
  ingested_at timestamp comment 'When that record was read'
)
comment 'Customers; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with known as (
  select
    customer_id,
    max(struct(invoice_ts, invoice_no, country)) as latest,
    min(struct(ingested_at, source_file, source_row)) as origin,
    max(ingested_at) as last_ingested_at
  from silver.invoice_lines
  where customer_id is not null and invoice_no is not null and invoice_ts is not null
  group by customer_id
)
select
  customer_id as customer_id,
  cast(null as string) as first_name,
  cast(null as string) as last_name,
  cast(null as string) as full_name,
  cast(null as string) as email,
  cast(null as string) as email_domain,
  cast(null as string) as phone,
  cast(null as date) as birth_date,
  cast(null as string) as gender,
  cast(null as string) as address_line1,
  cast(null as string) as city,
  cast(null as string) as state,
  cast(null as string) as postal_code,
  latest.country as country,
  case when latest.country = 'United States' then 'Unknown' else latest.country end as region,
  cast(null as string) as segment,
  cast(null as string) as loyalty_tier,
  cast(null as string) as acquisition_channel,
  cast(null as string) as preferred_channel,
  cast(null as string) as size_tops,
  cast(null as string) as size_bottoms,
  cast(null as boolean) as marketing_opt_in,
  cast(null as date) as signup_date,
  cast(null as timestamp) as last_login_ts,
  cast(null as timestamp) as updated_at,
  cast(origin.ingested_at as date) as created_date,
  cast(last_ingested_at as date) as updated_date,
  true as is_active,
  origin.source_file as source_file,
  origin.source_row as source_row,
  origin.ingested_at as ingested_at
from known;
