-- One row per product.
create or refresh materialized view gold.dim_product (
  constraint product_id_is_known expect (product_id is not null) on violation fail update
)
comment 'Products with their unit margin'
as
select
  product_id,
  product_name,
  category,
  brand,
  unit_price,
  unit_cost,
  cast(unit_price - unit_cost as decimal(13,2)) as unit_margin
from silver.stg_products
