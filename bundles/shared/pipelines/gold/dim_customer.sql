-- Grain: one row per customer, as known now, and the unknown member -1.
create or refresh materialized view gold.dim_customer (
  customer_key bigint not null comment 'First 60 bits of the md5 of customer_id; -1 for unknown customers and guests',
  customer_id string comment 'Key of the customer in the source; null for the unknown member',
  name string comment 'Name in full',
  email string comment 'E-mail address',
  phone string comment 'Telephone number',
  city string comment 'City of residence',
  state string comment 'State; of the United States as two letters',
  region string comment 'Census region in the United States, elsewhere the country; Unknown when there is none',
  country string comment 'Country',
  loyalty_tier string comment 'Tier in the loyalty programme',
  segment string comment 'Segment that the source puts the customer in',
  signup_date date comment 'Day of the registration',
  preferred_channel string comment 'Channel that the customer buys on most',
  constraint customer_key_is_present expect (customer_key is not null) on violation fail update,
  constraint dim_customer_primary_key primary key (customer_key)
)
comment 'Customers, as known now.'
tblproperties ('quality' = 'gold')
as
select
  cast(conv(substring(md5(customer_id), 1, 15), 16, 10) as bigint) as customer_key,
  customer_id as customer_id,
  full_name as name,
  email as email,
  phone as phone,
  city as city,
  state as state,
  coalesce(region, 'Unknown') as region,
  country as country,
  loyalty_tier as loyalty_tier,
  segment as segment,
  signup_date as signup_date,
  preferred_channel as preferred_channel
from silver.customers
union all
select
  cast(-1 as bigint) as customer_key,
  cast(null as string) as customer_id,
  'Unknown' as name,
  cast(null as string) as email,
  cast(null as string) as phone,
  cast(null as string) as city,
  cast(null as string) as state,
  'Unknown' as region,
  cast(null as string) as country,
  cast(null as string) as loyalty_tier,
  cast(null as string) as segment,
  cast(null as date) as signup_date,
  cast(null as string) as preferred_channel;
