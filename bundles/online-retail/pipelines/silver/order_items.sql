-- Grain: one row per record that sells goods, or credits goods whose sale is not known.
create or refresh materialized view silver.order_items (
  order_item_id string comment 'Key of the line: invoice and a hash of the record, the same however and whenever it lands',
  order_id string comment 'Invoice that the line belongs to; a credit note is an order of its own',
  line_number int comment 'Not in this source',
  product_id string comment 'Code of the product, in capitals',
  quantity int comment 'Units that were sold or credited, always positive',
  quantity_requested int comment 'Not in this source',
  unit_price decimal(12,2) comment 'Price of one unit, in the reporting currency',
  discount_amount decimal(12,2) comment 'Not in this source; a discount is a charge of its own and lies in quarantine',
  tax_amount decimal(12,2) comment 'Not in this source',
  line_total decimal(18,2) comment 'Quantity times unit price',
  status string comment 'Completed; Cancelled when credited in full on the day of the sale, Returned when later; Returned for the line of a credit note',
  returned_ts timestamp comment 'When the goods were credited; null when they were not',
  source_amount decimal(18,4) comment 'Quantity times unit price as landed, with its sign: below zero for credits',
  broken_rule string comment 'The rule that the record breaks, null for a line; it decides all expectations here, and silver/invoice_lines.sql decides it',
  created_date date comment 'Day on which the record landed',
  updated_date date comment 'Day on which the record landed; records of an invoice do not change',
  is_active boolean comment 'Always true: a record counts once, however often it landed',
  source_file string comment 'File that the record came in first',
  source_row bigint comment 'Place of the record in its file, from 1',
  ingested_at timestamp comment 'When the record was read first',
  source_text string comment 'The record as it landed, kept where it is no line; else null',
  constraint invoice_no_is_present expect (broken_rule is distinct from 'invoice_no_is_present') on violation drop row,
  constraint stock_code_is_present expect (broken_rule is distinct from 'stock_code_is_present') on violation drop row,
  constraint invoice_date_is_a_timestamp expect (broken_rule is distinct from 'invoice_date_is_a_timestamp') on violation drop row,
  constraint invoice_date_is_in_range expect (broken_rule is distinct from 'invoice_date_is_in_range') on violation drop row,
  constraint quantity_is_a_whole_number expect (broken_rule is distinct from 'quantity_is_a_whole_number') on violation drop row,
  constraint unit_price_is_a_number expect (broken_rule is distinct from 'unit_price_is_a_number') on violation drop row,
  constraint line_is_no_postage expect (broken_rule is distinct from 'line_is_no_postage') on violation drop row,
  constraint line_is_no_discount expect (broken_rule is distinct from 'line_is_no_discount') on violation drop row,
  constraint line_is_no_manual_entry expect (broken_rule is distinct from 'line_is_no_manual_entry') on violation drop row,
  constraint line_is_no_sample expect (broken_rule is distinct from 'line_is_no_sample') on violation drop row,
  constraint line_is_no_fee expect (broken_rule is distinct from 'line_is_no_fee') on violation drop row,
  constraint line_is_no_bad_debt expect (broken_rule is distinct from 'line_is_no_bad_debt') on violation drop row,
  constraint line_is_no_gift_voucher expect (broken_rule is distinct from 'line_is_no_gift_voucher') on violation drop row,
  constraint unit_price_is_not_negative expect (broken_rule is distinct from 'unit_price_is_not_negative') on violation drop row,
  constraint stock_write_off_is_no_sale expect (broken_rule is distinct from 'stock_write_off_is_no_sale') on violation drop row,
  constraint unit_price_is_not_zero expect (broken_rule is distinct from 'unit_price_is_not_zero') on violation drop row,
  constraint unit_price_is_in_whole_cents expect (broken_rule is distinct from 'unit_price_is_in_whole_cents') on violation drop row,
  constraint quantity_is_not_zero expect (broken_rule is distinct from 'quantity_is_not_zero') on violation drop row,
  constraint credited_quantity_is_negative expect (broken_rule is distinct from 'credited_quantity_is_negative') on violation drop row,
  constraint sale_and_its_reversal_are_one_line expect (broken_rule is distinct from 'sale_and_its_reversal_are_one_line') on violation drop row,
  constraint line_sells_or_credits_goods expect (
    broken_rule is not null or (quantity > 0 and unit_price > 0 and line_total = quantity * unit_price)
  ) on violation fail update
)
comment 'Order lines, cleaned and typed; the canonical retail contract.'
tblproperties ('quality' = 'silver')
as select
  concat(invoice_no, '-', record_key) as order_item_id,
  invoice_no as order_id,
  cast(null as int) as line_number,
  stock_code as product_id,
  cast(abs(quantity) as int) as quantity,
  cast(null as int) as quantity_requested,
  cast(unit_price as decimal(12,2)) as unit_price,
  cast(null as decimal(12,2)) as discount_amount,
  cast(null as decimal(12,2)) as tax_amount,
  cast(abs(amount) as decimal(18,2)) as line_total,
  case
    when is_credit then 'Returned'
    when reversed_ts is null then 'Completed'
    when cast(reversed_ts as date) = cast(invoice_ts as date) then 'Cancelled'
    else 'Returned'
  end as status,
  case when is_credit then invoice_ts else reversed_ts end as returned_ts,
  amount as source_amount,
  broken_rule as broken_rule,
  cast(ingested_at as date) as created_date,
  cast(ingested_at as date) as updated_date,
  true as is_active,
  source_file as source_file,
  source_row as source_row,
  ingested_at as ingested_at,
  source_text as source_text
from silver.invoice_lines;
