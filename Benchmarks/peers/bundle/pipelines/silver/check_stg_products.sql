-- One row: what must hold of all products together.
create or refresh private materialized view silver.check_stg_products (
  constraint product_id_is_unique expect (products = distinct_products) on violation fail update
)
comment 'Checks of silver.stg_products'
as
select
  count(*) as products,
  count(distinct product_id) as distinct_products
from silver.stg_products
