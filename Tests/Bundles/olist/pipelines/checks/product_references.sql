-- Grain: one row per product. A product without a translation has its category in Portuguese, one without a category is Unknown.
create or refresh private materialized view product_references (
  product_id string comment 'Key of the product',
  category string comment 'Category that silver.products gives the product',
  has_translation boolean comment 'Whether the category is an English name of silver.product_categories',
  line_count bigint comment 'Order lines of the product',
  constraint category_is_present expect (category is not null),
  constraint category_is_translated expect (category is null or has_translation),
  constraint product_was_ordered expect (line_count > 0)
)
comment 'Every product leads to a category in English and to an order line.'
as select
  p.product_id as product_id,
  p.category as category,
  c.name is not null as has_translation,
  coalesce(i.line_count, 0) as line_count
from silver.products as p
left join (
  select distinct name
  from silver.product_categories
) as c
  on c.name = p.category
left join (
  select
    product_id,
    count(*) as line_count
  from silver.order_items
  group by product_id
) as i
  on i.product_id = p.product_id;
