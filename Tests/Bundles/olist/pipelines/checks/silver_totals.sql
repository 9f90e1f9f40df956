-- Grain: one row per figure that the source can be asked for.
create or refresh private materialized view silver_totals (
  figure string comment 'What is added up',
  bronze_total decimal(18,2) comment 'The figure over all records of the source',
  silver_total decimal(18,2) comment 'The figure in silver',
  constraint nothing_is_lost_or_doubled expect (silver_total = bronze_total)
)
comment 'Amounts and orders of the source and of silver; they differ by what is in quarantine or was replaced by a later file.'
as
select
  'price' as figure,
  (select sum(try_cast(price as decimal(12,2))) from bronze.order_items) as bronze_total,
  (select sum(line_total) from silver.order_items) as silver_total
union all
select
  'freight' as figure,
  (select sum(try_cast(freight_value as decimal(12,2))) from bronze.order_items) as bronze_total,
  (select sum(shipping_amount) from silver.orders) as silver_total
union all
select
  'payments' as figure,
  (select sum(try_cast(payment_value as decimal(12,2))) from bronze.payments) as bronze_total,
  (select sum(paid_amount) from silver.orders) as silver_total
union all
select
  'delivered orders' as figure,
  (select count(*) from bronze.orders where order_status = 'delivered') as bronze_total,
  (select count(*) from silver.orders where status = 'Completed') as silver_total
union all
select
  'canceled and unavailable orders' as figure,
  (select count(*) from bronze.orders where order_status in ('canceled', 'unavailable')) as bronze_total,
  (select count(*) from silver.orders where status = 'Cancelled') as silver_total;
