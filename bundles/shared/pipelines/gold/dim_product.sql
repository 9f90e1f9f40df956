-- Grain: one row per product, as known now, and the unknown member -1.
create or refresh materialized view gold.dim_product (
  product_key bigint not null comment 'First 60 bits of the md5 of product_id; -1 for unknown products',
  product_id string comment 'Key of the product in the source; null for the unknown member',
  sku string comment 'Stock keeping unit',
  name string comment 'Name of the product',
  category string comment 'Category; Unknown when there is none',
  subcategory string comment 'Part of the category',
  brand string comment 'Brand',
  colour string comment 'Colour',
  season string comment 'Season that the product is made for',
  price decimal(12,2) comment 'List price, in the reporting currency',
  cost decimal(12,2) comment 'Cost of one unit, in the reporting currency',
  price_tier string comment 'Luxury above 200, Premium above 100, Mid-range above 50, else Budget',
  is_sellable boolean comment 'Whether the product can be bought now',
  constraint product_key_is_present expect (product_key is not null) on violation fail update,
  constraint dim_product_primary_key primary key (product_key)
)
comment 'Products, as known now.'
tblproperties ('quality' = 'gold')
as
select
  cast(conv(substring(md5(product_id), 1, 15), 16, 10) as bigint) as product_key,
  product_id as product_id,
  sku as sku,
  name as name,
  coalesce(category, 'Unknown') as category,
  subcategory as subcategory,
  brand as brand,
  colour as colour,
  season as season,
  list_price as price,
  cost as cost,
  case
    when list_price > 200 then 'Luxury'
    when list_price > 100 then 'Premium'
    when list_price > 50 then 'Mid-range'
    when list_price is not null then 'Budget'
  end as price_tier,
  is_sellable as is_sellable
from silver.products
union all
select
  cast(-1 as bigint) as product_key,
  cast(null as string) as product_id,
  cast(null as string) as sku,
  'Unknown' as name,
  'Unknown' as category,
  cast(null as string) as subcategory,
  cast(null as string) as brand,
  cast(null as string) as colour,
  cast(null as string) as season,
  cast(null as decimal(12,2)) as price,
  cast(null as decimal(12,2)) as cost,
  cast(null as string) as price_tier,
  cast(null as boolean) as is_sellable;
