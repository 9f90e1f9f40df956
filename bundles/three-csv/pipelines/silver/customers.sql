-- Grain: one row per customer, as last landed.
create or refresh materialized view silver.customers (
  customer_id string comment 'Key of the customer in the source',
  first_name string comment 'First word of the name',
  last_name string comment 'The name without its first word',
  full_name string comment 'Name as the source writes it',
  email string comment 'E-mail address in lower case',
  email_domain string comment 'What follows the @ of the e-mail address',
  phone string comment 'Not in this source',
  birth_date date comment 'Not in this source',
  gender string comment 'Not in this source',
  address_line1 string comment 'Not in this source',
  city string comment 'City of residence',
  state string comment 'State; of the United States as two letters',
  postal_code string comment 'Not in this source',
  country string comment 'Country as the source writes it',
  region string comment 'Census region in the United States, elsewhere the country; Unknown when the state is none',
  segment string comment 'Not in this source',
  loyalty_tier string comment 'Not in this source',
  acquisition_channel string comment 'Not in this source',
  preferred_channel string comment 'Not in this source',
  size_tops string comment 'Not in this source',
  size_bottoms string comment 'Not in this source',
  marketing_opt_in boolean comment 'Not in this source',
  signup_date date comment 'Day of the registration',
  last_login_ts timestamp comment 'Not in this source',
  updated_at timestamp comment 'Not in this source',
  created_date date comment 'Day on which the customer first landed',
  updated_date date comment 'Day on which this record landed',
  is_active boolean comment 'Whether the record is the one that counts for its customer',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'The record as it landed, kept where it could not be used or another one counts; else null',
  constraint customer_id_is_present expect (customer_id is not null) on violation drop row,
  constraint signup_date_is_a_date expect (signup_date is not null) on violation drop row,
  constraint signup_date_is_in_range expect (
    signup_date is null
    or (signup_date >= date '1990-01-01' and signup_date <= date_add(cast(ingested_at as date), 1))
  ) on violation drop row,
  constraint one_record_per_customer expect (is_active) on violation drop row
)
comment 'Customers, cleaned and typed; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with landed as (
  -- The same record twice in one file counts once; checks/bronze_duplicates.sql counts how often that happens.
  select
    nullif(trim(customer_id), '') as customer_id,
    nullif(trim(customer_name), '') as full_name,
    nullif(lower(trim(email)), '') as email,
    nullif(trim(city), '') as city,
    nullif(trim(state), '') as state,
    nullif(trim(country), '') as country,
    trim(signup_date) as signup_date_text,
    source_file,
    ingested_at,
    max(source_row) as source_row,
    max(concat_ws(
      ',',
      coalesce(customer_id, ''),
      coalesce(customer_name, ''),
      coalesce(email, ''),
      coalesce(city, ''),
      coalesce(state, ''),
      coalesce(country, ''),
      coalesce(signup_date, '')
    )) as source_text
  from bronze.customers
  group by all
),
typed as (
  -- The pattern keeps out what only some engines take for a date, such as a year alone.
  select
    *,
    case when signup_date_text like '____-__-__' then try_cast(signup_date_text as date) end as signup_date,
    coalesce(upper(country) in ('US', 'USA', 'U.S.', 'U.S.A.', 'UNITED STATES', 'UNITED STATES OF AMERICA'), false) as is_in_us
  from landed
),
loads as (
  -- A record is usable when it meets the rules above that a record can meet by itself; a load is one file of one update.
  select
    *,
    coalesce(
      customer_id is not null
      and signup_date >= date '1990-01-01'
      and signup_date <= date_add(cast(ingested_at as date), 1),
      false
    ) as is_usable,
    rank() over (partition by customer_id order by ingested_at, source_file) as load_number
  from typed
),
versions as (
  select
    *,
    row_number() over (partition by customer_id order by is_usable desc, load_number desc, source_row desc) as preference,
    max(case when is_usable then load_number end) over (partition by customer_id) as last_usable_load,
    min(ingested_at) over (partition by customer_id) as first_ingested_at
  from loads
)
select
  v.customer_id as customer_id,
  split_part(v.full_name, ' ', 1) as first_name,
  nullif(trim(substring(v.full_name, length(split_part(v.full_name, ' ', 1)) + 1)), '') as last_name,
  v.full_name as full_name,
  v.email as email,
  nullif(split_part(v.email, '@', 2), '') as email_domain,
  cast(null as string) as phone,
  cast(null as date) as birth_date,
  cast(null as string) as gender,
  cast(null as string) as address_line1,
  v.city as city,
  coalesce(s.state_code, v.state) as state,
  cast(null as string) as postal_code,
  v.country as country,
  case when v.is_in_us then coalesce(s.region, 'Unknown') else v.country end as region,
  cast(null as string) as segment,
  cast(null as string) as loyalty_tier,
  cast(null as string) as acquisition_channel,
  cast(null as string) as preferred_channel,
  cast(null as string) as size_tops,
  cast(null as string) as size_bottoms,
  cast(null as boolean) as marketing_opt_in,
  v.signup_date as signup_date,
  cast(null as timestamp) as last_login_ts,
  cast(null as timestamp) as updated_at,
  cast(v.first_ingested_at as date) as created_date,
  cast(v.ingested_at as date) as updated_date,
  (v.preference = 1 or v.customer_id is null) as is_active,
  v.source_file as source_file,
  v.source_row as source_row,
  v.ingested_at as ingested_at,
  case when not v.is_usable or v.preference > 1 then v.source_text end as source_text
from versions as v
left join silver.us_states as s
  on v.is_in_us and (s.state_code = upper(v.state) or upper(s.state_name) = upper(v.state))
-- What a later usable record replaces is history and stays in bronze. All else goes on to the rules above: the record
-- that counts, its rivals in the same file, and what landed since and cannot be used.
where v.load_number >= coalesce(v.last_usable_load, 1);
