-- One row per customer.
create or refresh materialized view gold.dim_customer (
  constraint customer_id_is_known expect (customer_id is not null) on violation fail update
)
comment 'Customers'
as
select
  customer_id,
  first_name,
  last_name,
  email,
  coalesce(country, 'UNKNOWN') as country,
  segment,
  signup_date
from silver.stg_customers
