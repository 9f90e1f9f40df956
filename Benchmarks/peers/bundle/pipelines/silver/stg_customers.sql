-- One row per customer; of repeated customers the latest sign-up.
create or refresh materialized view silver.stg_customers (
  constraint customer_id_is_known expect (customer_id is not null) on violation fail update,
  constraint segment_is_known expect (segment in ('consumer', 'corporate', 'home_office')) on violation fail update,
  constraint email_is_known expect (email is not null)
)
comment 'Customers, cleaned; one row per customer'
as
with ranked as (
  select
    customer_id,
    first_name,
    last_name,
    email,
    country,
    segment,
    signup_date,
    row_number() over (partition by customer_id order by signup_date desc) as rn
  from read_files(
    '${landing}/customers.csv',
    format => 'csv',
    header => true,
    schema => 'customer_id bigint, first_name string, last_name string, email string, country string, segment string, signup_date date'
  )
)
select
  customer_id,
  trim(first_name) as first_name,
  trim(last_name) as last_name,
  case when lower(trim(email)) like '%_@_%._%' then lower(trim(email)) end as email,
  case when trim(country) = '' then null else upper(trim(country)) end as country,
  segment,
  signup_date
from ranked
where rn = 1
  and customer_id is not null
