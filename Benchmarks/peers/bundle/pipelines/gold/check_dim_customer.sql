-- One row: what must hold of all customers together.
create or refresh private materialized view gold.check_dim_customer (
  constraint customer_id_is_unique expect (customers = distinct_customers) on violation fail update
)
comment 'Checks of gold.dim_customer'
as
select
  count(*) as customers,
  count(distinct customer_id) as distinct_customers
from gold.dim_customer
