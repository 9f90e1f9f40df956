-- Grain: one row per person, with the address of the latest order.
create or refresh materialized view silver.customers (
  customer_id string comment 'Key of the person, customer_unique_id in the source',
  first_name string comment 'Not in this source',
  last_name string comment 'Not in this source',
  full_name string comment 'Not in this source',
  email string comment 'Not in this source',
  email_domain string comment 'Not in this source',
  phone string comment 'Not in this source',
  birth_date date comment 'Not in this source',
  gender string comment 'Not in this source',
  address_line1 string comment 'Not in this source',
  city string comment 'City that the latest order goes to',
  state string comment 'State of Brazil, as two letters',
  postal_code string comment 'First five digits of the postal code',
  country string comment 'Brazil; the source has no other',
  region string comment 'The country, as for every country but the United States',
  segment string comment 'Not in this source',
  loyalty_tier string comment 'Not in this source',
  acquisition_channel string comment 'Not in this source',
  preferred_channel string comment 'Not in this source',
  size_tops string comment 'Not in this source',
  size_bottoms string comment 'Not in this source',
  marketing_opt_in boolean comment 'Not in this source',
  signup_date date comment 'Not in this source',
  last_login_ts timestamp comment 'Not in this source',
  updated_at timestamp comment 'When the latest order was placed, by the clock of Brazil; the address is as old as that',
  created_date date comment 'Day on which the person first landed',
  updated_date date comment 'Day on which this record landed',
  is_active boolean comment 'Whether the record is the one that counts for its person',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read',
  source_text string comment 'Always null: silver.customer_accounts has kept what could not be used',
  constraint customer_id_is_present expect (customer_id is not null) on violation fail update
)
comment 'Persons who ordered; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with accounts as (
  select
    a.customer_id,
    a.postal_code,
    a.city,
    a.state,
    a.source_file,
    a.source_row,
    a.ingested_at,
    o.ordered_ts,
    -- Persons with two orders in one second get the account whose key comes later, wherever and whenever it is computed.
    row_number() over (
      partition by a.customer_id
      order by coalesce(o.ordered_ts, timestamp '1900-01-01 00:00:00') desc, a.account_id desc
    ) as preference,
    min(a.created_date) over (partition by a.customer_id) as created_date
  from silver.customer_accounts as a
  left join (
    select
      account_id,
      max(order_ts) as ordered_ts
    from silver.orders
    group by account_id
  ) as o
    on o.account_id = a.account_id
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
  city as city,
  state as state,
  postal_code as postal_code,
  'Brazil' as country,
  'Brazil' as region,
  cast(null as string) as segment,
  cast(null as string) as loyalty_tier,
  cast(null as string) as acquisition_channel,
  cast(null as string) as preferred_channel,
  cast(null as string) as size_tops,
  cast(null as string) as size_bottoms,
  cast(null as boolean) as marketing_opt_in,
  cast(null as date) as signup_date,
  cast(null as timestamp) as last_login_ts,
  ordered_ts as updated_at,
  created_date as created_date,
  cast(ingested_at as date) as updated_date,
  true as is_active,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  cast(null as string) as source_text
from accounts
where preference = 1;
