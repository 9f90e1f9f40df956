-- One row per product that has a price.
create or refresh materialized view silver.stg_products (
  constraint product_id_is_known expect (product_id is not null) on violation fail update,
  constraint category_is_known expect (category is not null) on violation fail update
)
comment 'Products with a price'
as
select
  product_id,
  trim(product_name) as product_name,
  category,
  brand,
  unit_price,
  unit_cost
from read_files(
  '${landing}/products.csv',
  format => 'csv',
  header => true,
  schema => 'product_id bigint, product_name string, category string, brand string, unit_price decimal(12,2), unit_cost decimal(12,2)'
)
where unit_price > 0
