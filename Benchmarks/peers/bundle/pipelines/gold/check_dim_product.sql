-- One row: what must hold of all products together.
create or refresh private materialized view gold.check_dim_product (
  constraint product_id_is_unique expect (products = distinct_products) on violation fail update
)
comment 'Checks of gold.dim_product'
as
select
  count(*) as products,
  count(distinct product_id) as distinct_products
from gold.dim_product
