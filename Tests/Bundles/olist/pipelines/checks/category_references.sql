-- Grain: one row per category.
create or refresh private materialized view category_references (
  name string comment 'Category in English',
  product_count bigint comment 'Products of the category',
  constraint category_has_products expect (product_count > 0)
)
comment 'Every translated category is one that products have.'
as select
  c.name as name,
  coalesce(p.product_count, 0) as product_count
from silver.product_categories as c
left join (
  select
    category,
    count(*) as product_count
  from silver.products
  group by category
) as p
  on p.category = c.name;
