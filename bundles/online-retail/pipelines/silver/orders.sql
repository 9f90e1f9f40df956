-- Grain: one row per invoice with goods or postage; a credit note is an order of its own.
create or refresh materialized view silver.orders (
  order_id string comment 'Number of the invoice, in capitals',
  order_ts timestamp comment 'When its first record was written',
  customer_id string comment 'Customer who ordered; null for a guest',
  status string comment 'Completed while a line is; else Cancelled when all lines are, else Returned',
  channel string comment 'Not in this source',
  location_id string comment 'Country that the invoice went to, as a location; null when the source names none',
  payment_method string comment 'Not in this source',
  payment_status string comment 'Not in this source',
  shipping_method string comment 'Not in this source',
  promotion_code string comment 'Not in this source',
  subtotal decimal(18,2) comment 'Amount of the lines',
  discount_amount decimal(12,2) comment 'Not in this source; a discount is a charge of its own',
  tax_amount decimal(12,2) comment 'Not in this source',
  shipping_amount decimal(12,2) comment 'Postage and carriage on the invoice',
  total_amount decimal(18,2) comment 'Lines and shipping',
  currency string comment 'The reporting currency; the source names none',
  shipped_ts timestamp comment 'Not in this source',
  delivered_ts timestamp comment 'Not in this source',
  cancelled_ts timestamp comment 'When the last line was credited, of a cancelled order',
  updated_at timestamp comment 'Not in this source',
  created_date date comment 'Day on which the order first landed',
  updated_date date comment 'Day on which its last record landed',
  is_active boolean comment 'Always true: all records of an invoice make one order',
  source_file string comment 'File that its first record came in',
  source_row bigint comment 'Place of that record in its file, from 1',
  ingested_at timestamp comment 'When that record was read',
  constraint customer_id_is_present expect (customer_id is not null)
)
comment 'Orders, put together from their lines; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as
with invoices as (
  select
    invoice_no,
    min(invoice_ts) as order_ts,
    min(customer_id) as customer_id,
    min(country) as country,
    sum(case when broken_rule is null then abs(amount) end) as subtotal,
    sum(case when broken_rule is not null then case when invoice_no like 'C%' then -amount else amount end end) as shipping_amount,
    count(case when broken_rule is null and not is_credit and reversed_ts is null then 1 end) as completed_lines,
    count(case when broken_rule is null and (is_credit or cast(reversed_ts as date) > cast(invoice_ts as date)) then 1 end)
      as returned_lines,
    count(case when broken_rule is null then 1 end) as lines,
    max(reversed_ts) as reversed_ts,
    min(struct(ingested_at, source_file, source_row)) as origin,
    max(ingested_at) as last_ingested_at
  from silver.invoice_lines
  where broken_rule is null or broken_rule = 'line_is_no_postage'
  group by invoice_no
),
settled as (
  select
    *,
    case
      when completed_lines > 0 or (lines = 0 and not invoice_no like 'C%') then 'Completed'
      when lines > 0 and returned_lines = 0 then 'Cancelled'
      else 'Returned'
    end as status
  from invoices
)
select
  invoice_no as order_id,
  order_ts as order_ts,
  customer_id as customer_id,
  status as status,
  cast(null as string) as channel,
  country as location_id,
  cast(null as string) as payment_method,
  cast(null as string) as payment_status,
  cast(null as string) as shipping_method,
  cast(null as string) as promotion_code,
  cast(coalesce(subtotal, 0) as decimal(18,2)) as subtotal,
  cast(null as decimal(12,2)) as discount_amount,
  cast(null as decimal(12,2)) as tax_amount,
  cast(coalesce(shipping_amount, 0) as decimal(12,2)) as shipping_amount,
  cast(coalesce(subtotal, 0) + coalesce(shipping_amount, 0) as decimal(18,2)) as total_amount,
  '${reporting_currency}' as currency,
  cast(null as timestamp) as shipped_ts,
  cast(null as timestamp) as delivered_ts,
  case when status = 'Cancelled' then reversed_ts end as cancelled_ts,
  cast(null as timestamp) as updated_at,
  cast(origin.ingested_at as date) as created_date,
  cast(last_ingested_at as date) as updated_date,
  true as is_active,
  origin.source_file as source_file,
  origin.source_row as source_row,
  origin.ingested_at as ingested_at
from settled;
