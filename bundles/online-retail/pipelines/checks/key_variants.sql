-- Grain: one row per invoice, customer and product. Where records of one key differ, silver takes one value by a rule
-- that does not depend on files; here it shows how often that was needed.
create or refresh private materialized view key_variants (
  key_kind string comment 'invoice, customer or product',
  key string comment 'Number of the invoice, customer or product',
  has_one_instant boolean comment 'Of an invoice: whether all records have the same time; silver.orders takes the first',
  has_one_customer boolean comment 'Of an invoice: whether all records name the same customer; silver.orders takes the lowest number',
  has_one_country boolean comment 'Of an invoice or customer: whether all records name the same country; silver.customers takes the latest',
  has_one_name boolean comment 'Of a product: whether all records with a price have the same description; silver.products takes the latest',
  constraint invoice_has_one_instant expect (has_one_instant is null or has_one_instant),
  constraint invoice_has_one_customer expect (has_one_customer is null or has_one_customer),
  constraint invoice_has_one_country expect (key_kind <> 'invoice' or has_one_country),
  constraint customer_has_one_country expect (key_kind <> 'customer' or has_one_country),
  constraint product_has_one_name expect (has_one_name is null or has_one_name)
)
comment 'Whether the records of a key agree; all of these only warn.'
as
select
  'invoice' as key_kind,
  invoice_no as key,
  min(invoice_ts) = max(invoice_ts) as has_one_instant,
  coalesce(min(customer_id), '') = coalesce(max(customer_id), '') as has_one_customer,
  coalesce(min(country), '') = coalesce(max(country), '') as has_one_country,
  cast(null as boolean) as has_one_name
from silver.invoice_lines
where invoice_no is not null
group by invoice_no
union all
select
  'customer' as key_kind,
  customer_id as key,
  cast(null as boolean) as has_one_instant,
  cast(null as boolean) as has_one_customer,
  coalesce(min(country), '') = coalesce(max(country), '') as has_one_country,
  cast(null as boolean) as has_one_name
from silver.invoice_lines
where customer_id is not null
group by customer_id
union all
select
  'product' as key_kind,
  stock_code as key,
  cast(null as boolean) as has_one_instant,
  cast(null as boolean) as has_one_customer,
  cast(null as boolean) as has_one_country,
  min(description) = max(description) as has_one_name
from silver.invoice_lines
where broken_rule is null
group by stock_code;
