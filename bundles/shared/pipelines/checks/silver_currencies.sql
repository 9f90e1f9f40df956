-- Grain: one row per currency of the orders.
create or refresh private materialized view silver_currencies (
  currency string comment 'Currency of the orders',
  order_count bigint comment 'Orders in this currency',
  constraint currency_is_the_reporting_currency expect (currency = '${reporting_currency}') on violation fail update
)
comment 'All orders are in the reporting currency, so that no measure adds two currencies.'
as select
  currency as currency,
  count(*) as order_count
from silver.orders
group by currency;
