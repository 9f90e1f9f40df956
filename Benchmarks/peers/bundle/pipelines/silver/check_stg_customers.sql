-- One row: what must hold of all customers together.
create or refresh private materialized view silver.check_stg_customers (
  constraint customer_id_is_unique expect (customers = distinct_customers) on violation fail update
)
comment 'Checks of silver.stg_customers'
as
select
  count(*) as customers,
  count(distinct customer_id) as distinct_customers
from silver.stg_customers
