-- One row: what must hold of all sales together.
create or refresh private materialized view gold.check_fact_sales (
  constraint order_item_id_is_unique expect (sales = distinct_sales) on violation fail update,
  constraint order_date_exists expect (sales = sales_with_date) on violation fail update
)
comment 'Checks of gold.fact_sales'
as
select
  count(*) as sales,
  count(distinct f.order_item_id) as distinct_sales,
  count(d.date_day) as sales_with_date
from gold.fact_sales f
left join gold.dim_date d on f.order_date = d.date_day
